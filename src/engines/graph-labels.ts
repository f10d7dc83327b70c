import { kindOf, type ValueKind } from '../domain/value-kind.js'

const pascal = (name: string): string =>
  name
    .split(/[-_]/)
    .map((part) => part[0]!.toUpperCase() + part.slice(1))
    .join('')

/**
 * Labels in the graph of values of a kind beside `SharedValue`: the kind's own and the one it shares with its
 * like.
 */
export const kindLabels = (kind: ValueKind): string[] => {
  const { label } = kindOf(kind)
  return label ? [pascal(kind), label] : [pascal(kind)]
}

/** Nodes of the record on a server: the store's own, its steps and their blocks. */
export const RECORD_LABELS = ['BiaojianBlock', 'BiaojianStep', 'BiaojianStore'] as const

/**
 * Nodes that people look at, bids first: values that many hold are quickest to remove when nothing uses them.
 */
export const GRAPH_LABELS = ['Ring', 'Bid', 'SharedValue', 'Organisation', 'LotId'] as const

export const GRAPH_TYPES = [
  'SUBMITTED',
  'FOR',
  'USED',
  'ACTED_IN',
  'HAS',
  'HOLDS',
  'OWNS',
  'WON',
  'CALLED',
  'RAN',
] as const
