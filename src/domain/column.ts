import type { SourceId, ValueKind } from './value-kind.js'

/** What a cell holds; picks the normaliser (`normalise/`) and the form in which a column is stored. */
export type CellType =
  | 'key' // opaque id: trimmed, kept as it is
  | 'bidder-id' // unified social credit code or any opaque id
  | 'text'
  | 'name' // company name, kept as written (NFKC, no blanks); compared by its own rules
  | 'names' // several names separated by ;
  | 'money' // → fen
  | 'instant' // → epoch seconds
  | 'day' // → day number (days since 1970-01-01 in Asia/Shanghai)
  | 'integer'
  | 'flag' // → 1, 0
  | 'share' // → 0..1
  | 'score' // → points, may be negative (a deduction)
  | 'status' // → 0 valid, 1 disqualified, 2 withdrawn
  | 'account-type' // → 1 basic, 2 other
  | 'code' // a word of a closed list; an unknown word becomes `other` and keeps its text
  | 'currency'
  | 'value' // a shared value of `kind`
  | 'values' // several of them, separated by ; ； 、
  | 'allow-kind'
  | 'allow-value'

export interface Column {
  name: string
  /** Chinese header */
  alias: string
  /** other headers that can mean nothing else in this table */
  also?: readonly string[]
  type: CellType
  required?: true
  kind?: ValueKind
  /**
   * the use that a value of this column is, when the column alone decides it: derived from the table and the
   * name
   */
  source?: SourceId
  /** for `code`: our word by every accepted word, Chinese and English */
  words?: Record<string, string>
  /** what stands in it, where the name does not say; printed in docs/data-format.md */
  meaning?: string
}

/**
 * The import tables by name. Each table's file adds its own name (`declare module`), so that names are known
 * to the compiler and yet no list has to be kept.
 */
export interface TableNames extends Record<never, never> {}
export type TableName = keyof TableNames

/** An import table as its file declares it: the default export of `tables/<name>.ts`, found by its place. */
export interface TableFile {
  /** its number in stores: the next free one, never changed */
  number: number
  name: TableName
  /** Chinese name: of its sheet, and of a file */
  alias: string
  /** one sentence for docs/data-format.md */
  meaning: string
  /** columns of the key; the whole row when absent */
  key?: readonly string[]
  /** in the order of their places, which enter the content of rows: append only */
  columns: readonly Column[]
  /**
   * columns that rules may read row by row (`market/rows.ts`), besides what a reader of the table's own takes
   */
  market?: readonly string[]
  /** a row for the template's sheet of examples, as people would type it */
  example: Readonly<Record<string, string>>
}

/** An import table from its description; the market takes columns that it has. */
export const table = <const File extends TableFile>(
  file: File & { market?: readonly File['columns'][number]['name'][] },
): File => file

/** Our word by every accepted word, from a list of the other words for each of ours. */
export const words = <Word extends string>(table: Record<Word, string[]>): Record<string, Word> =>
  Object.fromEntries(
    (Object.entries(table) as [Word, string[]][]).flatMap(([word, aliases]) =>
      [word, ...aliases].map((alias) => [alias, word]),
    ),
  )

/** Our words of a code column. */
export type WordOf<File extends TableFile, Name extends File['columns'][number]['name']> =
  Extract<File['columns'][number], { name: Name }> extends { words: Record<string, infer Word> }
    ? Word
    : never

export const UPDATED = { name: 'updated_at', alias: '更新时间', type: 'instant' } as const satisfies Column
