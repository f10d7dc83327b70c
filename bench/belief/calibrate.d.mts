export const calibrationOf: (pairs: { odds: number; isRing: boolean }[]) => { slope: number; shift: number }
