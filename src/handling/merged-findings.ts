import type { WorkItem } from '../casebook/work/items.js'
import type { Verdict } from '../casebook/work/verdicts.js'
import type { Desk } from './desk.js'
import type { LeadBody, LeadFact, TookOver } from './lead.js'
import { linkPersons } from './persons.js'

type Findings = NonNullable<TookOver['found']>

/** Lots that are named in a lead, however many went into it. */
const MOST_LOTS = 500

/**
 * What was found about a lead that goes into another goes over: its facts with their verdicts, members, lots.
 * Facts that were judged go in any case, others while there is room; a verdict that the other has stands.
 * Answers what went over, for it to be given back.
 */
export const takeFindings = (
  desk: Desk,
  { item, target, at }: { item: WorkItem; target: WorkItem; at: string },
): Findings => {
  const { work, policy } = desk
  const [own, held] = [item.body as LeadBody, target.body as LeadBody]
  const judged = work.verdicts(item.id).filter(({ what }) => what === 'fact')
  const facts = factsToTake(own, held, {
    judged: new Set(judged.map(({ id }) => id)),
    most: policy.intake.mostFacts,
  })
  const left = own.facts.filter((fact) => !has(held.facts, fact) && !has(facts, fact))
  const took: Findings = {
    facts: idsOf(facts),
    known: [...own.known, ...idsOf(left)].filter(
      (id) => !held.known.includes(id) && !has(held.facts, { id }),
    ),
    members: idsOf(own.members.filter((one) => !has(held.members, one))),
    lots: idsOf(
      own.lots.filter((one) => !has(held.lots, one)).slice(0, Math.max(0, MOST_LOTS - held.lots.length)),
    ),
    industries: own.industries.filter((one) => !held.industries.includes(one)),
    repeats: (own.repeats ?? [])
      .map(({ bidder }) => bidder)
      .filter((bidder) => !held.repeats?.some((one) => one.bidder === bidder)),
    moreFacts: own.moreFacts + left.length,
    policeGround: own.policeGround && !held.policeGround,
    verdicts: [],
  }
  const body = withFindings(own, held, took)
  work.changeBody(target.id, { ...body, tookIn: [...(held.tookIn ?? []), item.id] })
  const known = new Set(work.verdicts(target.id).map(({ what, id }) => `${what} ${id}`))
  for (const verdict of judged) {
    if (known.has(`fact ${verdict.id}`)) continue
    work.setVerdict(target.id, verdict)
    took.verdicts.push(verdict.id)
  }
  linkPersons(desk, work.item(target.id)!, { cause: 'manual', at })
  return took
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)
const has = (rows: readonly { id: string }[], { id }: { id: string }): boolean =>
  rows.some((one) => one.id === id)

const factsToTake = (
  own: LeadBody,
  held: LeadBody,
  { judged, most }: { judged: ReadonlySet<string>; most: number },
): LeadFact[] => {
  const fresh = own.facts.filter((fact) => !has(held.facts, fact))
  const first = fresh.filter(({ id }) => judged.has(id))
  const room = Math.max(0, most - held.facts.length - first.length)
  return [...first, ...fresh.filter(({ id }) => !judged.has(id)).slice(0, room)]
}

const withFindings = (own: LeadBody, held: LeadBody, took: Findings): LeadBody => {
  const of = <T extends { id: string }>(rows: readonly T[], ids: readonly string[]): T[] =>
    rows.filter(({ id }) => ids.includes(id))
  const repeats = (own.repeats ?? []).filter(({ bidder }) => took.repeats.includes(bidder))
  return {
    ...held,
    facts: [...held.facts, ...of(own.facts, took.facts)],
    known: [...held.known, ...took.known],
    members: [...held.members, ...of(own.members, took.members)],
    lots: [...held.lots, ...of(own.lots, took.lots)],
    industries: [...held.industries, ...took.industries],
    moreFacts: held.moreFacts + took.moreFacts,
    policeGround: held.policeGround || own.policeGround,
    ...(repeats.length > 0 && { repeats: [...(held.repeats ?? []), ...repeats] }),
  }
}

/**
 * The lead gives back what it took over from `item`, with verdicts on it; one that was given anew on a fact
 * of its own stays.
 */
export const giveFindingsBack = (
  desk: Desk,
  { item, target, took, at }: { item: WorkItem; target: WorkItem; took: Findings; at: string },
): void => {
  const { work } = desk
  const held = target.body as LeadBody
  const without = <T extends { id: string }>(rows: readonly T[], ids: readonly string[]): T[] =>
    rows.filter(({ id }) => !ids.includes(id))
  const { repeats: _repeats, tookIn = [], ...kept } = held
  const repeats = (held.repeats ?? []).filter(({ bidder }) => !took.repeats.includes(bidder))
  const others = tookIn.filter((id) => id !== item.id)
  work.changeBody(target.id, {
    ...kept,
    facts: without(held.facts, took.facts),
    known: held.known.filter((id) => !took.known.includes(id)),
    members: without(held.members, took.members),
    lots: without(held.lots, took.lots),
    industries: held.industries.filter((one) => !took.industries.includes(one)),
    moreFacts: Math.max(0, held.moreFacts - took.moreFacts),
    policeGround: held.policeGround && !took.policeGround,
    ...(repeats.length > 0 && { repeats }),
    ...(others.length > 0 && { tookIn: others }),
  })
  const given = new Map(work.verdicts(item.id).map((verdict) => [`${verdict.what} ${verdict.id}`, verdict]))
  for (const verdict of work.verdicts(target.id)) {
    const isTaken = took.verdicts.includes(verdict.id) && isSame(verdict, given.get(`fact ${verdict.id}`))
    if (verdict.what === 'fact' && (isTaken || took.facts.includes(verdict.id)))
      work.removeVerdict(target.id, verdict)
  }
  linkPersons(desk, work.item(target.id)!, { cause: 'manual', at })
}

const isSame = (one: Verdict, other: Verdict | undefined): boolean =>
  one.at === other?.at && one.user === other.user && one.verdict === other.verdict
