import { identity } from '../../arrays/counting-sort.js'
import { growByte, growInt, growUint } from '../../arrays/grow.js'
import { sharedUints } from '../../arrays/shared-arrays.js'
import { AppError } from '../../domain/errors.js'
import { SOURCES, type SourceId, sourceIndex, VALUE_KINDS, type ValueKind } from '../../domain/value-kind.js'
import type { Market } from '../../market/market.js'
import { type Facts, type KindInput, SharedValueBuilder } from '../../market/shared-values.js'
import { bySource, pickFacts } from '../market-facts.js'
import type { Client } from './client.js'
import { hashOf, numberOf, whole } from './integers.js'
import { overRanges } from './ranges.js'

const RANGES = 32

/** Uses of one kind's shared values in bids: source, number of the bid, hash low half first. */
interface Uses {
  source: ReturnType<typeof growByte>
  seq: ReturnType<typeof growInt>
  pairs: ReturnType<typeof growUint>
}

/**
 * The uses of every value that two organisations or more hold. The server finds these values and looks at most at two holders
 * of each; what one bidder alone holds does not travel. Ranges of hashes are independent, so a cluster's readers share them.
 */
export const readUses = async (
  client: Client,
  settled: number,
  signal: AbortSignal | undefined,
): Promise<Map<number, Uses>> => {
  const uses = new Map<number, Uses>()
  await overRanges(RANGES, async (range) => {
    if (signal?.aborted) throw new AppError('cancelled', 'The market build was cancelled')
    const rows: unknown[][] = []
    await client.stream(
      'read/shared-values',
      { ...range, settled: whole(settled) },
      {},
      (row) => rows.push(row),
      () => {
        rows.length = 0
      },
    )
    for (const row of rows) addUses(uses, row)
  })
  return uses
}

const addUses = (uses: Map<number, Uses>, [kind, h, roles, seqs]: unknown[]): void => {
  const number = VALUE_KINDS.indexOf(kind as ValueKind)
  const of = uses.get(number) ?? { source: growByte(), seq: growInt(), pairs: growUint() }
  uses.set(number, of)
  const { hi, lo } = hashOf(h)
  for (const role of (roles as string).split(' ')) {
    const source = sourceIndex[`bids.${role}` as SourceId]
    for (const seq of seqs as unknown[]) {
      of.source.push(source)
      of.seq.push(numberOf(seq))
      of.pairs.push(lo)
      of.pairs.push(hi)
    }
  }
}

/** Shared values of the market, by the same builder as the embedded engine's, from fewer cells. */
export const buildValues = (
  bids: Market['bids'],
  sizes: { bidders: number; orgs: number },
  lotDay: Int32Array,
  parts: {
    uses: Map<number, Uses>
    facts: Facts
    blocked: Map<number, number[]>
    placeOfSeq: Int32Array
    allowlist: Market['allowlist']
  },
): Market['values'] => {
  const builder = new SharedValueBuilder(bids, sizes, lotDay)
  const factsOf = bySource(parts.facts)
  for (let kind = 0; kind < VALUE_KINDS.length; kind++) {
    const facts = pickFacts(
      parts.facts,
      factsOf.filter((_, source) => SOURCES[source]!.kind === VALUE_KINDS[kind]),
    )
    const uses = parts.uses.get(kind)
    if (!uses && facts.org.length === 0) continue
    builder.add({
      kind,
      facts,
      blocked: Uint32Array.from(parts.blocked.get(kind) ?? []),
      ...cellsOf(uses, bids.count, parts.placeOfSeq),
    })
  }
  return builder.finish(parts.allowlist)
}

/** Uses as cells by place: the first of a bid and source in a column, further ones beside it. */
const cellsOf = (
  uses: Uses | undefined,
  bids: number,
  placeOfSeq: Int32Array,
): Pick<KindInput, 'columns' | 'extras'> => {
  const columns = new Map<number, Uint32Array>()
  const [source, place, pairs] = [growByte(), growInt(), growUint()]
  for (let u = 0; u < (uses?.seq.length ?? 0); u++) {
    const at = placeOfSeq[uses!.seq.at(u)] ?? -1
    if (at < 0) continue
    const s = uses!.source.at(u)
    const column = columns.get(s) ?? sharedUints(2 * bids)
    columns.set(s, column)
    const [lo, hi] = [uses!.pairs.at(2 * u), uses!.pairs.at(2 * u + 1)]
    if (column[2 * at] === 0 && column[2 * at + 1] === 0) {
      column[2 * at] = lo
      column[2 * at + 1] = hi
    } else {
      source.push(s)
      place.push(at)
      pairs.push(lo)
      pairs.push(hi)
    }
  }
  const order = identity(place.length).sort(
    (x, y) => place.at(x) - place.at(y) || source.at(x) - source.at(y) || x - y,
  )
  return {
    columns: [...columns]
      .sort(([x], [y]) => x - y)
      .map(([number, column]) => ({ source: number, pairs: column })),
    extras: {
      source: Uint8Array.from(order, (x) => source.at(x)),
      place: order.map((x) => place.at(x)),
      pairs: Uint32Array.from({ length: pairs.length }, (_, w) => pairs.at(2 * order[w >> 1]! + (w & 1))),
    },
  }
}

/** Values named by the registry or the roles that never link bidders, low half first, by kind. */
export const readBlocked = async (client: Client): Promise<Map<number, number[]>> => {
  const blocked = new Map<number, number[]>()
  for (const [kind, h] of await client.read('read/never-link')) {
    const number = VALUE_KINDS.indexOf(kind as ValueKind)
    const { hi, lo } = hashOf(h)
    const list = blocked.get(number) ?? []
    list.push(lo, hi)
    blocked.set(number, list)
  }
  return blocked
}
