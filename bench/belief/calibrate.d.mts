export const calibrationOf: (pairs: { odds: number; isRing: boolean; source: string }[]) => {
  slope: number
  shift: number
}
