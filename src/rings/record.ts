import { stringAt } from '../arrays/strings.js'
import type { Ring } from '../domain/ring.js'
import type { RingEvent, RingIdentity, RingRecord } from '../domain/run.js'
import type { FactRef, SourceRow } from '../domain/source-row.js'
import { PERSONAL_KINDS } from '../domain/value-kind.js'
import type { Market } from '../market/market.js'
import { displayValue, maskValue } from '../normalise/mask.js'
import { describeRing, describeTies, kindOf } from './describe.js'
import type { Fact } from './facts.js'
import { type Found, recognise } from './identity.js'
import type { JudgedRing } from './judge.js'
import type { RingSettings } from './settings.js'
import { factRefs } from './sources.js'
import { weighedItems } from './weighed.js'

/** Answers only the store has: canonical texts by index in market.values, and the rows behind facts. */
export interface Asked {
  texts: ReadonlyMap<number, string | undefined>
  sources: ReadonlyMap<Fact, SourceRow[]>
}

/** Values whose texts the rings need, ascending. */
export const valuesShown = (rings: readonly JudgedRing[]): number[] => {
  const values = new Set<number>()
  for (const { facts } of rings) for (const { value } of facts) if (value >= 0) values.add(value)
  return [...values].sort((x, y) => x - y)
}

/** Records behind the facts of rings, and the green rings whose records were too many to look up. */
export interface ShownRecords {
  facts: { fact: Fact; refs: FactRef[] }[]
  without: number
}

/**
 * Records behind the rings' facts: of every red and yellow ring, and of green ones, best first, while no more
 * than `most` are asked for on their account. Green groups are context, and a large market has tens of
 * thousands.
 */
export const recordsShown = (rings: readonly JudgedRing[], market: Market, most: number): ShownRecords => {
  const shown: ShownRecords = { facts: [], without: 0 }
  let green = 0
  for (const { judged, facts, draft } of rings) {
    if (judged.level === 'green' && green >= most) {
      shown.without++
      continue
    }
    for (const fact of facts) {
      const refs = factRefs(fact, draft.members, market)
      shown.facts.push({ fact, refs })
      if (judged.level === 'green') green += refs.length
    }
  }
  return shown
}

/**
 * What a value's text looks like to everybody; the hash stands in for a text that the store no longer has.
 */
export const shown = (market: Market, texts: Asked['texts'], value: number): string => {
  const text = texts.get(value)
  return text === undefined ? hashText(market, value) : maskValue(kindOf(market, value), text)
}

/** The unmasked text where `shown` masks it, else null. */
export const clearText = (market: Market, texts: Asked['texts'], value: number): string | null => {
  const text = value < 0 ? undefined : texts.get(value)
  if (text === undefined) return null
  const kind = kindOf(market, value)
  return PERSONAL_KINDS.has(kind) ? displayValue(kind, text) : null
}

const hashText = ({ values }: Market, v: number): string =>
  `#${values.hi[v]!.toString(16).padStart(8, '0')}${values.lo[v]!.toString(16).padStart(8, '0')}`

/** Rings with their ids as the case book keeps them; `rings` come best first. */
export const recordRings = (
  rings: readonly JudgedRing[],
  asked: Asked,
  context: {
    market: Market
    run: { id: string; at: string }
    known: readonly RingIdentity[]
    notEvaluated: Ring['notEvaluated']
    settings: RingSettings
  },
): { records: RingRecord[]; identities: RingIdentity[]; events: RingEvent[] } => {
  const { market, run, settings } = context
  const found = rings.map((ring) => foundOf(ring, market, settings))
  const { ids, identities, events } = recognise(context.known, found, run, settings.identity)
  const show = (value: number): string => shown(market, asked.texts, value)
  const records = rings.map((ring, i) => ({
    run: run.id,
    ring: describeRing(ring, ids[i]!, { market, show, notEvaluated: context.notEvaluated }),
    sources: ring.facts.map((fact) => asked.sources.get(fact) ?? []),
    clear: ring.facts.map((fact) => clearText(market, asked.texts, fact.value)),
    ties: describeTies(ring, market),
    ...weighedOf(ring),
  }))
  return { records, identities, events }
}

const weighedOf = (ring: JudgedRing): Pick<RingRecord, 'weighed'> => {
  const weighed = weighedItems(ring)
  return weighed ? { weighed } : {}
}

const foundOf = ({ draft, support }: JudgedRing, market: Market, { roles }: RingSettings): Found => {
  const id = (bidder: number): string => stringAt(market.bidders.id, bidder)
  return {
    members: draft.members.map(id),
    core: draft.members.filter((_, i) => support[i]! >= roles.coreSupport).map(id),
  }
}
