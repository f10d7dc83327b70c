import { leastOf, mostOf } from '../../arrays/extremes.js'
import { isoDay } from '../../domain/day.js'
import type { Ring, RingEvidence } from '../../domain/ring.js'
import { article, prosecutionStandard } from '../../law/index.js'
import { RULES, ruleIndex } from '../../rules/index.js'
import { tellFactInOne } from '../../telling/fact.js'
import { namesIn, namesOfRing } from '../../telling/names.js'
import { wordsOf } from '../../telling/words.js'
import { reportTexts as texts } from '../../texts/report.js'
import { LEVEL_TEXTS, READING_TEXTS, REMOVAL_TEXTS } from '../../texts/rings.js'
import { type Lang, say } from '../../texts/text.js'
import { type Block, heading, type Part, paragraph, ref, type Sentence, sentence } from '../blocks.js'
import { networkPicture, timelinePicture } from '../charts/ring-pictures.js'
import { type Composer, ROLE_WORDS, refs } from '../composer.js'
import { bidsOn, evidenceOn, hintedLots, type ListedRing, ringsWhere } from '../facts.js'
import { deedBlocks } from './deeds.js'

/** Rings shown one by one. */
const SHOWN = 3
/** Members in one picture: beyond that it is a knot. */
const DRAWN = 30

/**
 * 三、典型疑似团伙: who, on which lots, what ties them, what weakens it. Names in the internal edition only.
 */
export const typicalSection = (c: Composer): Block[] => {
  if (c.edition === 'public') return [heading(1, texts.typical), paragraph(sentence(texts.typicalPublic))]
  const rings = ringsWhere(c.facts, { period: c.period.id }).slice(0, SHOWN)
  return [
    heading(1, texts.typical),
    ...(rings.length === 0 ? [paragraph(sentence(texts.typicalNone))] : []),
    ...rings.flatMap((ring, i) => oneRing(c, ring, c.edition === 'internal' ? ring.ring.id : String(i + 1))),
    ...deedBlocks(c),
  ]
}

const oneRing = (c: Composer, ring: ListedRing & { active: Int32Array }, code: string): Block[] => [
  heading(2, texts.typicalHead, { code, level: sentence(LEVEL_TEXTS[ring.ring.level]) }),
  paragraph(
    sentence(texts.typicalText, {
      members: ring.ring.members.length,
      lots: ref(c.book.ask({ measure: 'ringLots', where: { ring: ring.ring.id } })),
      ...refs({
        now: c.count('ringLots', { ring: ring.ring.id }),
        award: c.fen('ringAwardFen', { ring: ring.ring.id }),
      }),
    }),
    ...criminalHint(c, ring),
    sentence(texts.kinds),
  ),
  membersTable(c, ring.ring, code),
  ...network(c, ring.ring, code),
  timeline(c, ring, code),
  evidenceTable(c, ring, code),
  ...toldFacts(c, ring),
  paragraph(...weakening(c, ring.ring)),
]

/** A, B, … Z, A1, B1 … */
export const memberCode = (i: number): string =>
  String.fromCharCode(65 + (i % 26)) + (i < 26 ? '' : String(Math.floor(i / 26)))

/**
 * Hints at the filing standard by the amount awarded, over all time, on lots that may carry it. The standard
 * is the one in force on the last of those days.
 */
const criminalHint = ({ facts, book }: Composer, { ring, lots }: ListedRing): Sentence[] => {
  const { day } = facts.market.lots
  const days = hintedLots(facts.market, { ring, active: lots }).map((lot) => day[lot]!)
  const standard = days.length === 0 ? undefined : prosecutionStandard(isoDay(mostOf(days)) ?? '')
  if (!standard || facts.currency !== 'CNY') return []
  const award = book.ask({ measure: 'hintedAwardFen', where: { ring: ring.id } }, 'fen')
  if (book.figures.get(award)!.value! < standard.awardFen) return []
  const number = article(standard.article)?.id.split('-')[1] ?? ''
  return [
    sentence(texts.criminalHint, {
      award: ref(award),
      standard: sentence(texts.prosecution, { article: number }),
      limit: (standard.awardFen / 1_000_000).toFixed(2),
      mark: standard.mark === 'M' ? sentence(texts.toConfirm) : '',
    }),
  ]
}

const membersTable = (c: Composer, ring: Ring, code: string): Block => {
  const named = c.edition === 'internal'
  return {
    type: 'table',
    title: sentence(texts.tableMembers, { code }),
    columns: [
      { head: texts.code, width: 0.08, align: 'centre' as const },
      ...(named
        ? [
            { head: texts.name, width: 0.24, align: 'left' as const },
            { head: texts.idCode, width: 0.31, align: 'left' as const },
          ]
        : [{ head: texts.name, width: 0.3, align: 'left' as const }]),
      { head: texts.role, width: named ? 0.165 : 0.3, align: 'left' as const },
      { head: texts.jointBids, width: named ? 0.115 : 0.17, align: 'right' as const },
      { head: texts.jointWins, width: named ? 0.09 : 0.15, align: 'right' as const },
    ],
    rows: ring.members.map((member, i) => [
      memberCode(i),
      ...(named
        ? [member.name || member.bidderId, member.bidderId]
        : [sentence(texts.company, { code: memberCode(i) })]),
      sentence(ROLE_WORDS[member.role]),
      member.bids,
      member.wins,
    ]),
  }
}

const network = (c: Composer, ring: Ring, code: string): Block[] => {
  const record = c.record(ring.id)
  if (!record || ring.members.length > DRAWN) return []
  const place = new Map(ring.members.map(({ bidderId }, i) => [bidderId, i]))
  const edges = record.ties.flatMap(({ a, b, bits, families }) => {
    const [x, y] = [place.get(a), place.get(b)]
    const hard = Object.keys(families).some((family) => family !== 'network' && family !== 'price')
    return x === undefined || y === undefined ? [] : [{ a: x, b: y, bits, hard }]
  })
  return [
    {
      type: 'picture',
      title: sentence(texts.pictureNetwork, { code }),
      draw: ({ lang }) =>
        networkPicture(
          say(texts.pictureNetwork, lang, { code }),
          ring.members.map(({ role, wins }, i) => ({ code: memberCode(i), role, wins })),
          edges,
          legendWords(lang),
        ),
    },
  ]
}

const legendWords = (lang: Lang) => ({
  winner: texts.legendWinner[lang],
  cover: texts.legendCover[lang],
  others: texts.legendOthers[lang],
  hard: texts.legendHard[lang],
  soft: texts.legendSoft[lang],
})

const timeline = (c: Composer, { ring, lots, members }: ListedRing, code: string): Block => {
  const { bids, lots: table } = c.facts.market
  const rows = ring.members.slice(0, DRAWN).map((_, i) => ({ code: memberCode(i), bids: [] as Dot[] }))
  const dated = lots.filter((lot) => table.day[lot]! > -1e9)
  for (const lot of dated)
    for (const bid of bidsOn(c.facts, lot)) {
      const row = rows[members.indexOf(bids.bidder[bid]!)]
      row?.bids.push({ day: table.day[lot]!, won: bids.won[bid] === 1 })
    }
  for (const row of rows) row.bids.sort((x, y) => x.day - y.day || Number(x.won) - Number(y.won))
  const days = Array.from(dated, (lot) => table.day[lot]!)
  const span = {
    firstDay: Math.min(c.period.firstDay, leastOf(days)),
    lastDay: Math.max(c.period.lastDay, mostOf(days)),
  }
  return {
    type: 'picture',
    title: sentence(texts.pictureTimeline, { code }),
    draw: ({ lang }) =>
      timelinePicture(say(texts.pictureTimeline, lang, { code }), rows, span, c.period, {
        bid: texts.legendBid[lang],
        won: texts.legendWon[lang],
        period: texts.legendPeriod[lang],
      }),
  }
}

interface Dot {
  day: number
  won: boolean
}

const EVIDENCE_ROWS = 8

/** Evidence on the ring's lots of all time, one row a rule, strongest first. */
const evidenceTable = (c: Composer, listed: ListedRing, code: string): Block => {
  const place = new Map(listed.ring.members.map(({ bidderId }, i) => [bidderId, i]))
  const byRule = new Map<string, RingEvidence[]>()
  for (const item of evidenceOn(c.facts, { ...listed, active: listed.lots }))
    byRule.set(item.rule, [...(byRule.get(item.rule) ?? []), item])
  return {
    type: 'table',
    title: sentence(texts.tableEvidence, { code }),
    columns: [
      { head: texts.evidence, width: 0.38, align: 'left' },
      { head: texts.ruleGrade, width: 0.1, align: 'centre' },
      { head: texts.evidenceMembers, width: 0.17, align: 'left' },
      { head: texts.evidenceLots, width: 0.09, align: 'right' },
      { head: texts.evidenceDays, width: 0.26, align: 'left' },
    ],
    rows: [...byRule].slice(0, EVIDENCE_ROWS).map(([rule, items]): Part[] => {
      const who = [...new Set(items.flatMap((item) => item.members))].map((id) => place.get(id) ?? 0)
      const months = items.flatMap(({ firstDay, lastDay }) => [firstDay ?? [], lastDay ?? []].flat())
      return [
        sentence(NAMED_RULE, { rule, name: sentence(RULES[ruleIndex[rule]!]!.name) }),
        items[0]!.grade,
        codesOf(who.sort((x, y) => x - y)),
        new Set(items.flatMap((item) => item.lots)).size,
        monthsOf(months.sort()),
      ]
    }),
    note: sentence(texts.evidenceNote),
  }
}

/** Facts told in full: the strongest, of as many rules. */
const TOLD = 5

/** The strongest facts in words, one of a rule; in the edition that names firms only. */
const toldFacts = (c: Composer, listed: ListedRing): Block[] => {
  if (c.edition !== 'internal') return []
  const { market, currency } = c.facts
  const words = wordsOf(c.lang, namesOfRing(listed.ring, namesIn(market)), listed.ring.currency ?? currency)
  const first = new Map<string, RingEvidence>()
  for (const fact of evidenceOn(c.facts, { ...listed, active: listed.lots }))
    if (fact.grade !== '弱' && !first.has(fact.rule)) first.set(fact.rule, fact)
  return [...first.values()].slice(0, TOLD).map((fact, i) =>
    paragraph(
      sentence(texts.toldFact, {
        n: i + 1,
        name: sentence(RULES[ruleIndex[fact.rule]!]!.name),
        told: tellFactInOne(fact, words),
      }),
    ),
  )
}

/** A—D、F: neighbours in one. */
export const codesOf = (places: readonly number[]): string => {
  const spans: [number, number][] = []
  for (const place of places) {
    const last = spans.at(-1)
    if (last && last[1] === place - 1) last[1] = place
    else spans.push([place, place])
  }
  return spans
    .flatMap(([from, to]) =>
      to - from > 1
        ? [`${memberCode(from)}—${memberCode(to)}`]
        : [...new Set([memberCode(from), memberCode(to)])],
    )
    .join('、')
}

/** 2025-01—2025-11, from sorted ISO days. */
const monthsOf = (days: readonly string[]): string => {
  const [first, last] = [days[0]?.slice(0, 7), days.at(-1)?.slice(0, 7)]
  return first === undefined ? '—' : first === last ? first : `${first}—${last}`
}

const NAMED_RULE = { zh: '{rule} {name}', en: '{rule} {name}' }

const weakening = ({ lang }: Composer, { readings, hingesOn }: Ring): Sentence[] => {
  const list = readings
    .flatMap(({ key, params }) => (READING_TEXTS[key] ? [say(READING_TEXTS[key]!, lang, params)] : []))
    .join(lang === 'zh' ? '；' : '; ')
  return [
    list === '' ? sentence(texts.nothingWeakens) : sentence(texts.weakens, { list }),
    ...(hingesOn
      ? [
          sentence(texts.hinge, {
            rule: hingesOn.rule,
            name: sentence(RULES[ruleIndex[hingesOn.rule]!]!.name),
            effect: sentence(REMOVAL_TEXTS[hingesOn.ifRemoved]),
          }),
        ]
      : []),
  ]
}
