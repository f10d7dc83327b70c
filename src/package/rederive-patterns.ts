import { creditCode } from '../normalise/credit-code.js'
import { instant } from '../normalise/instant.js'
import type { Claim } from './claims.js'
import type { Outcome, Row } from './outcome.js'

/**
 * A fact without a value, from the rows it names: co-bidding, submission times, ownership; others are not
 * derived.
 */
export const derivePattern = (claim: Claim, rows: readonly Row[]): Outcome => {
  const detail = claim.detail ?? {}
  switch (detail.type) {
    case 'co-bidding':
      return eachPair(claim, (pair, a, b) => {
        const joint = jointLots(rows, a, b).length
        return joint >= Number(pair.k) ? undefined : `${pair.a} ${pair.b}: ${joint} < ${pair.k}`
      })
    case 'timing':
      return eachPair(claim, (pair, a, b) => timingDiffers(claim, pair, rows, a, b))
    case 'ownership':
      return ownership(detail.path as { owner: string; owned: string }[], rows)
    default:
      return { result: 'notDerived', why: 'pattern' }
  }
}

type Pair = Record<string, unknown>

/** `check` returns in words what differs. */
const eachPair = (
  { detail, members }: Claim,
  check: (pair: Pair, a: string, b: string) => string | undefined,
): Outcome => {
  const pairs = (detail!.pairs as Pair[] | undefined) ?? [{ ...detail, a: members[0], b: members[1] }]
  const differ = pairs.flatMap((pair) => check(pair, idOf(pair.a), idOf(pair.b)) ?? [])
  return differ.length > 0
    ? { result: 'fails', why: 'patternDiffers', what: differ.join('; ') }
    : { result: 'holds' }
}

const idOf = (member: unknown): string => creditCode(String(member)).canonical

/** Lots on which both bid, not as partners of one consortium. */
const jointLots = (rows: readonly Row[], a: string, b: string): string[] => {
  const consortia = (id: string): Map<string, string> =>
    new Map(
      rows
        .filter((row) => row.table === 'bids' && row.bidder === id)
        .map((row) => [row.lot, row.cell('consortium').trim()]),
    )
  const [one, other] = [consortia(a), consortia(b)]
  return [...one].flatMap(([lot, partner]) =>
    other.has(lot) && (partner === '' || partner !== other.get(lot)) ? [lot] : [],
  )
}

/** The median of the seconds between the pair's first submissions on the lots named. */
const timingDiffers = (
  { lots }: Claim,
  pair: Pair,
  rows: readonly Row[],
  a: string,
  b: string,
): string | undefined => {
  const first = (id: string, lot: string): number =>
    rows
      .filter((row) => row.bidder === id && row.lot === lot)
      .reduce(
        (least, row) => Math.min(least, instant(row.cell('submitted_at')).number),
        Number.POSITIVE_INFINITY,
      )
  const apart = lots
    .map((lot) => Math.abs(first(a, lot) - first(b, lot)))
    .filter((seconds) => Number.isFinite(seconds))
    .sort((x, y) => x - y)
  const near = apart.slice(0, Number(pair.lots))
  const median = near[near.length >> 1]
  return near.length === Number(pair.lots) && median === Number(pair.medianSeconds)
    ? undefined
    : `${pair.a} ${pair.b}: ${near.length} lots, ${median} s ≠ ${pair.lots} lots, ${pair.medianSeconds} s`
}

const ownership = (path: readonly { owner: string; owned: string }[], rows: readonly Row[]): Outcome => {
  const missing = path.filter(
    ({ owner, owned }) =>
      !rows.some(
        (row) =>
          row.table === 'ownership' &&
          creditCode(row.cell('owner_id')).canonical === idOf(owner) &&
          creditCode(row.cell('owned_id')).canonical === idOf(owned),
      ),
  )
  return missing.length > 0
    ? {
        result: 'fails',
        why: 'patternDiffers',
        what: missing.map(({ owner, owned }) => `${owner} → ${owned}`).join('; '),
      }
    : { result: 'holds' }
}
