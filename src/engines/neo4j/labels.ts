import { SALT } from '../../domain/hash.js'
import type { TableName } from '../../domain/tables.js'
import { kindOf, VALUE_KINDS, type ValueKind } from '../../domain/value-kind.js'

/**
 * The allow-list of labels. A row of an import table is a node with the table's *row* label; while it is effective, or not
 * judged yet, it also has the *record* label, which is what questions match. What names a thing (an id, a value, a word)
 * is a node too, found by the 64-bit hash of its text.
 */
const pascal = (name: string): string =>
  name
    .split(/[-_]/)
    .map((part) => part[0]!.toUpperCase() + part.slice(1))
    .join('')

export const rowLabel = (table: TableName): string => `${pascal(table)}Row`
export const recordLabel = (table: TableName): string => (table === 'bids' ? 'Bid' : `${pascal(table)}Record`)

/** A kind's own label and the one it shares with its like. */
export const kindLabels = (kind: ValueKind): string[] => {
  const { label } = kindOf(kind)
  return label ? [pascal(kind), label] : [pascal(kind)]
}

/** Nodes that stand for a text: their label, and the property that holds the text. */
export interface TextClass {
  label: 'SharedValue' | 'Organisation' | 'LotId' | 'Text'
  text: 'value' | 'id' | 'text'
}

const CLASSES = {
  value: { label: 'SharedValue', text: 'value' },
  bidder: { label: 'Organisation', text: 'id' },
  lot: { label: 'LotId', text: 'id' },
  text: { label: 'Text', text: 'text' },
} as const satisfies Record<string, TextClass>
export const TEXT_CLASSES: readonly TextClass[] = Object.values(CLASSES)

/** What a text of this salt is a node of. */
export const textClass = (salt: number): TextClass => {
  if (salt < VALUE_KINDS.length) return CLASSES.value
  if (salt === SALT.bidder) return CLASSES.bidder
  return salt === SALT.lot ? CLASSES.lot : CLASSES.text
}
