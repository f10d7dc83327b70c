/** Spellings of a kind: what its record promises. */
export interface KindFixture {
  /** each list is one value, however it is written */
  same: readonly (readonly string[])[]
  /** cells that are no value: they link nobody */
  none: readonly string[]
  /** pairs of a value and how it is shown where it is masked, or written for people */
  shown?: readonly (readonly [value: string, shown: string])[]
}
