export const KINDS: readonly string[]
/** Kinds that nobody can find without an anchor outside the store. */
export const NEED_ANCHOR: ReadonlySet<string>
export interface Sample {
  storeId: string
  /** folder of the sound store */
  dir: string
  anchor: string
}
/** Makes a sound log of so many entries under several checkpoints, anchored; and one of another store. */
export function makeSample(root: string, entries: number): Promise<Sample>
/** What `verify` finds in a copy of the sample's log changed in one way, with the anchor and without. */
export function verifyMutant(
  sample: Sample,
  kind: string,
  seed: number,
): { anchored: boolean; alone: boolean; exact: string | null }
