import { leastOf, mostOf } from '../../arrays/extremes.js'
import { findString } from '../../arrays/strings.js'
import { isoDay } from '../../domain/day.js'
import type { Ring, RingEvidence } from '../../domain/ring.js'
import { RULES, ruleIndex } from '../../rules/index.js'
import { reportTexts as texts } from '../../texts/report.js'
import { LEVEL_TEXTS, READING_TEXTS, REMOVAL_TEXTS } from '../../texts/rings.js'
import { clauseText, type Lang, listText, say } from '../../texts/text.js'
import { type Block, heading, type Part, paragraph, type Sentence, sentence } from '../blocks.js'
import { networkPicture, timelinePicture } from '../charts/ring-pictures.js'
import { type Composer, ROLE_WORDS } from '../composer.js'
import { type ActiveRing, bidsOn, evidenceOn, type ListedRing } from '../facts.js'
import { deedBlocks } from './deeds.js'
import { codesOf, memberCode } from './member-codes.js'
import { atThreshold, ringCode, ringTable } from './ring-table.js'
import { story } from './story.js'

export { codesOf, memberCode } from './member-codes.js'

/** Rings shown one by one. */
const SHOWN = 3
/** Members in one picture: beyond that it is a knot. */
const DRAWN = 30

/**
 * 三、疑似团伙和典型线索: all rings, then a few told one by one. Names in the internal edition only.
 */
export const typicalSection = (c: Composer): Block[] => {
  if (c.rings().length === 0)
    return [heading(1, texts.typical), paragraph(sentence(texts.typicalNone)), ...deedBlocks(c)]
  return [
    heading(1, texts.typical),
    heading(2, texts.ringTable),
    ...ringTable(c),
    ...typicalRings(c).flatMap((ring) => oneRing(c, ring)),
    ...deedBlocks(c),
  ]
}

/**
 * Rings told one by one: the one with the largest award at the filing standard, the one of which members won
 * most in the period, then the best scores.
 */
export const typicalRings = (c: Composer): ActiveRing[] => {
  const rings = c.rings()
  const won = (ring: ActiveRing): number => c.book.value(c.fen('ringAwardFen', { ring: ring.ring.id })) ?? 0
  const richest = rings.reduce((best, ring) => (won(ring) > won(best) ? ring : best), rings[0]!)
  const wanted = [...atThreshold(c).slice(0, 1), richest, ...rings]
  const ids = [...new Set(wanted.map(({ ring }) => ring.id))].slice(0, SHOWN)
  return ids.map((id) => rings.find(({ ring }) => ring.id === id)!)
}

const oneRing = (c: Composer, ring: ActiveRing): Block[] => {
  const code = ringCode(c, ring)
  return [
    heading(2, texts.typicalHead, { code, level: sentence(LEVEL_TEXTS[ring.ring.level]) }),
    ...story(c, ring),
    membersTable(c, ring.ring, code),
    ...network(c, ring.ring, code),
    timeline(c, ring, code),
    evidenceTable(c, ring, code),
    paragraph(...weakening(c, ring.ring), sentence(texts.kinds)),
  ]
}

const membersTable = (c: Composer, ring: Ring, code: string): Block => {
  const named = c.edition === 'internal'
  return {
    type: 'table',
    title: sentence(texts.tableMembers, { code }),
    columns: [
      { head: texts.code, width: 0.07, align: 'centre' as const },
      ...(named
        ? [
            { head: texts.name, width: 0.265, align: 'left' as const },
            { head: texts.idCode, width: 0.345, align: 'left' as const },
          ]
        : [{ head: texts.name, width: 0.3, align: 'left' as const }]),
      { head: texts.role, width: named ? 0.15 : 0.31, align: 'left' as const },
      { head: texts.jointBids, width: named ? 0.1 : 0.17, align: 'right' as const },
      { head: texts.jointWins, width: named ? 0.07 : 0.15, align: 'right' as const },
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
      { head: texts.evidence, width: 0.36, align: 'left' },
      { head: texts.ruleGrade, width: 0.1, align: 'centre' },
      { head: texts.evidenceMembers, width: 0.15, align: 'left' },
      { head: texts.evidenceLots, width: 0.09, align: 'right' },
      { head: texts.evidenceDays, width: 0.3, align: 'left' },
    ],
    rows: [...byRule].slice(0, EVIDENCE_ROWS).map(([rule, items]): Part[] => {
      const who = [...new Set(items.flatMap((item) => item.members))].map((id) => place.get(id) ?? 0)
      return [
        sentence(NAMED_RULE, { rule, name: sentence(RULES[ruleIndex[rule]!]!.name) }),
        items[0]!.grade,
        codesOf(
          who.sort((x, y) => x - y),
          c.lang,
        ),
        new Set(items.flatMap((item) => item.lots)).size,
        whenOf(c, items),
      ]
    }),
    note: sentence(texts.evidenceNote),
  }
}

/**
 * When the facts stood: the days of the lots they are on. What was read off a register has no end of its own:
 * its days are since when it is on record.
 */
const whenOf = (c: Composer, items: readonly RingEvidence[]): string => {
  const { lots } = c.facts.market
  const days = [...new Set(items.flatMap((item) => item.lots))].flatMap((id) => {
    const lot = findString(lots.id, id)
    return (lot >= 0 && isoDay(lots.day[lot]!)) || []
  })
  const since = items
    .filter(({ sources }) => sources.length > 0 && !sources.some((one) => one.startsWith('bids.')))
    .flatMap(({ firstDay, lastDay }) => [firstDay ?? [], lastDay ?? []].flat())
  const months = listText([...new Set(since.map((day) => day.slice(0, 7)))].sort(), c.lang)
  return monthsOf(days.sort(), c.lang) + (months === '' ? '' : say(texts.since, c.lang, { days: months }))
}

/** 2025-01至2025-11, from sorted ISO days. */
const monthsOf = (days: readonly string[], lang: Lang): string => {
  const [first, last] = [days[0]?.slice(0, 7), days.at(-1)?.slice(0, 7)]
  if (first === undefined) return '—'
  return first === last ? first : `${first}${lang === 'zh' ? '至' : ' to '}${last}`
}

const NAMED_RULE = { zh: '{rule} {name}', en: '{rule} {name}' }

const weakening = ({ lang }: Composer, { readings, hingesOn }: Ring): Sentence[] => {
  const list = clauseText(
    readings.flatMap(({ key, params }) =>
      READING_TEXTS[key] ? [say(READING_TEXTS[key]!, lang, params)] : [],
    ),
    lang,
  )
  return [
    list === '' ? sentence(texts.nothingWeakens) : sentence(texts.weakens, { list }),
    hingesOn
      ? sentence(texts.hinge, {
          rule: hingesOn.rule,
          name: sentence(RULES[ruleIndex[hingesOn.rule]!]!.name),
          effect: sentence(REMOVAL_TEXTS[hingesOn.ifRemoved]),
        })
      : sentence(texts.noHinge),
  ]
}
