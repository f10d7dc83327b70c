import type { PackedWords } from './byte-words.js'

export type PackedNumbers = Record<keyof Numbers, PackedWords>

export interface Numbers {
  ocids: Int32Array
  organisations: Int32Array
  currencies: Int32Array
  classes: Int32Array
}
