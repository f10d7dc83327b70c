/** x, or the end of 0–1 that it lies beyond. */
export const clip01 = (x: number): number => Math.max(0, Math.min(1, x))
