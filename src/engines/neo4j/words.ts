import { compareText } from '../../arrays/compare-text.js'
import { HashIndex } from '../../arrays/hash-index.js'
import { packStrings, type Strings } from '../../arrays/strings.js'
import { SALT } from '../../domain/hash.js'
import { OTHER_WORDS, WORD_COLUMNS, WORDS } from '../market-columns.js'
import type { Client } from './client.js'
import type { Columns } from './columns.js'
import type { Hash } from './integers.js'
import type { Effective } from './market-tables.js'
import { lookup } from './texts.js'

/** Hashes with their texts, numbered in the order of the texts. */
export interface Ranked {
  texts: string[]
  /** number of the hash, -1 of another and of "not given" */
  rank(hash: Hash): number
  /** numbers of a column's cells */
  column(columns: Columns, name: string): Int32Array
}

/** The distinct hashes of some columns, by their texts; a hash without a text is left out. */
export const rankTexts = async (
  client: Client,
  salt: number,
  from: readonly (readonly [Columns, string])[],
): Promise<Ranked> => {
  const index = new HashIndex(256)
  for (const [columns, name] of from) {
    const [hi, lo] = [columns.hi(name), columns.lo(name)]
    for (let row = 0; row < hi.length; row++)
      if (hi[row] !== 0 || lo[row] !== 0) index.add(hi[row]!, lo[row]!)
  }
  const { hi, lo } = index.hashes()
  const hashes = Array.from(hi, (high, i) => ({ hi: high, lo: lo[i]! }))
  const text = await lookup(
    client,
    hashes.map((hash) => ({ salt, ...hash })),
  )
  const known = hashes
    .map((hash, n) => ({ n, text: text(salt, hash) }))
    .filter((one): one is { n: number; text: string } => one.text !== undefined)
    .sort((a, b) => compareText(a.text, b.text))
  const rankOf = new Int32Array(hashes.length).fill(-1)
  known.forEach(({ n }, i) => {
    rankOf[n] = i
  })
  const rank = (high: number, low: number): number => {
    const n = index.find(high, low)
    return n < 0 ? -1 : rankOf[n]!
  }
  return {
    texts: known.map((one) => one.text),
    rank: (hash) => rank(hash.hi, hash.lo),
    column: (columns, name) => {
      const [high, low] = [columns.hi(name), columns.lo(name)]
      return Int32Array.from(high, (word, row) => rank(word, low[row]!))
    },
  }
}

/** The market's dictionary: words of lots, committees, scores and penalties. */
export const readWords = async (
  client: Client,
  tables: Effective,
): Promise<{ ranked: Ranked; strings: Strings }> => {
  const ranked = await rankTexts(client, SALT.text, [
    ...WORD_COLUMNS.map((name) => [tables.lots, WORDS[name]] as const),
    ...OTHER_WORDS.map(([table, column]) => [tables[table], column] as const),
  ])
  return { ranked, strings: packStrings(ranked.texts) }
}
