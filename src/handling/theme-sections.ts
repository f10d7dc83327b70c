import { stringAt } from '../arrays/strings.js'
import { NO_DAY } from '../domain/day.js'
import { clopperPearson } from '../stats/intervals.js'
import { tellLotFact } from '../telling/lot-fact.js'
import { namesIn } from '../telling/names.js'
import { ruleName } from '../telling/rule-name.js'
import { wordsOf } from '../telling/words.js'
import { clauseText, filled, type Text } from '../texts/text.js'
import { themeTexts as texts } from '../texts/themes.js'
import { INDUSTRY_WORDS, wordIn } from '../texts/words.js'
import { plain } from './pack-rows.js'
import type { PackSection } from './pack-section.js'
import { spotSections } from './spot-sections.js'
import { factsOfTheme, keyOf, outsideWinners, type ThemeFact, type Theming } from './theme.js'
import { column, industryOf } from './theme-rows.js'

/** Facts that are listed one by one. */
const MOST = 500

/** A theme in sections: what was found, what it rests on, and what the theme counts beside. */
export const themeSections = async (theming: Theming): Promise<PackSection[]> => {
  if (theming.theme === 'spot-checks') return spotSections(theming)
  const facts = await factsOfTheme(theming)
  const index = evidenceOf(facts.slice(0, MOST))
  const isTagged = theming.theme === 'seven-nots'
  return [
    summary(theming, facts),
    ...(isTagged ? [tagSection(theming), await outsideSection(theming)] : [problems(theming, facts, index)]),
    ...(theming.theme === 'performance' ? [contracts(theming), regulators(theming)] : []),
    ...(isTagged ? [] : [evidence(index)]),
  ]
}

const section = (
  key: keyof typeof texts.sections,
  columns: PackSection['columns'],
  rows: Text[][],
  said: Text[] = [],
): PackSection => ({ key, title: texts.sections[key], said, columns, rows, empty: texts.none })

/** The same words in each language, made by what tells in one. */
const both = (tell: (lang: 'zh' | 'en') => string): Text => ({ zh: tell('zh'), en: tell('en') })

const summary = (
  { store: { casebook, market }, theme }: Theming,
  facts: readonly ThemeFact[],
): PackSection => {
  const run = casebook.lastRun()
  const lots = new Set(facts.map(({ place }) => place))
  const byIndustry = new Map<string, { lots: Set<number>; facts: number }>()
  for (const { place } of facts) {
    const industry = industryOf(market, place)
    const row = byIndustry.get(industry) ?? { lots: new Set(), facts: 0 }
    byIndustry.set(industry, row)
    row.lots.add(place)
    row.facts++
  }
  const rows = [...byIndustry]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([industry, row]) => [industryWord(industry), plain(row.lots.size), plain(row.facts)])
  const said = run ? filled(texts.said, { run: run.id, facts: facts.length, lots: lots.size }) : texts.noRun
  const columns = [column('industry', 0.4), column('lots', 0.3), column('facts', 0.3)]
  return theme === 'seven-nots' ? section('summary', [], [], []) : section('summary', columns, rows, [said])
}

const industryWord = (industry: string): Text => wordIn(INDUSTRY_WORDS, industry)

/** Rows of files by their number in the index. */
type Index = Map<string, { no: string; row: ThemeFact['sources'][number] }>

const evidenceOf = (facts: readonly ThemeFact[]): Index => {
  const index: Index = new Map()
  for (const { sources } of facts)
    for (const row of sources)
      if (!index.has(keyOf(row))) index.set(keyOf(row), { no: `E${index.size + 1}`, row })
  return index
}

const problems = ({ store: { market } }: Theming, facts: readonly ThemeFact[], index: Index): PackSection => {
  const nameOf = namesIn(market)
  const words = { zh: wordsOf('zh', nameOf), en: wordsOf('en', nameOf) }
  const rows = facts
    .slice(0, MOST)
    .map(({ flag, place, sources }, i) => [
      plain(i + 1),
      plain(`${flag.lot} ${stringAt(market.lots.title, place)}`),
      both((lang) => `${flag.rule} ${ruleName(flag.rule, lang)}`),
      both((lang) =>
        clauseText([...flag.bidders.map(words[lang].name), ...tellLotFact(flag, words[lang])], lang),
      ),
      plain(buyerOf(market, place)),
      plain(sources.map((row) => index.get(keyOf(row))!.no).join(' ')),
    ])
  const rest = facts.length - rows.length
  return section(
    'problems',
    [
      column('no', 0.06),
      column('lot', 0.22),
      column('rule', 0.16),
      column('found', 0.3),
      column('buyer', 0.16),
      column('evidence', 0.1),
    ],
    rows,
    rest > 0 ? [filled(texts.manyFacts, { n: rest })] : [],
  )
}

const buyerOf = ({ lots, bidders }: Theming['store']['market'], lot: number): string =>
  lots.buyer[lot]! < 0
    ? '—'
    : stringAt(bidders.name, lots.buyer[lot]!) || stringAt(bidders.id, lots.buyer[lot]!)

const evidence = (index: Index): PackSection =>
  section(
    'evidence',
    [
      column('no', 0.08),
      column('table', 0.14),
      column('file', 0.4),
      column('line', 0.1),
      column('digest', 0.28),
    ],
    [...index.values()].map(({ no, row }) => [
      ...[no, row.table, row.file.split(/[\\/]/).at(-1)!, row.line].map(plain),
      plain(row.sha256.slice(0, 16)),
    ]),
  )

interface ContractRow {
  id: string
  lot: number
  contractor: string
  /** 0..1; NaN = unknown */
  attendance: number
  changed: boolean
  overrun: boolean
}

const contractRows = ({ store: { market }, lots }: Theming): ContractRow[] => {
  const { contracts, bidders } = market
  const within = new Set(lots)
  const rows: ContractRow[] = []
  for (let c = 0; c < contracts.count; c++) {
    if (!within.has(contracts.lot[c]!)) continue
    const org = contracts.bidder[c]!
    rows.push({
      id: stringAt(contracts.id, c),
      lot: contracts.lot[c]!,
      contractor: stringAt(bidders.name, org) || stringAt(bidders.id, org),
      attendance: contracts.attendance[c]!,
      changed: contracts.managerChanged[c] !== NO_DAY,
      overrun: contracts.settlement[c]! > contracts.price[c]!,
    })
  }
  return rows
}

const percent = (share: number): Text => plain(Number.isNaN(share) ? '—' : `${(100 * share).toFixed(1)}%`)
const whether = (is: boolean): Text => (is ? texts.yes : plain('—'))

/** Contracts, those whose staff came least in front. */
const contracts = (theming: Theming): PackSection => {
  const { market } = theming.store
  const rows = contractRows(theming).sort(
    (a, b) => lowest(a) - lowest(b) || Number(b.changed) - Number(a.changed) || (a.id < b.id ? -1 : 1),
  )
  const rest = Math.max(0, rows.length - MOST)
  return section(
    'contracts',
    [
      column('contract', 0.16),
      column('lot', 0.28),
      column('contractor', 0.22),
      column('industry', 0.1),
      column('attendance', 0.08),
      column('changed', 0.08),
      column('overrun', 0.08),
    ],
    rows
      .slice(0, MOST)
      .map(({ id, lot, contractor, attendance, changed, overrun }) => [
        plain(id),
        plain(`${stringAt(market.lots.id, lot)} ${stringAt(market.lots.title, lot)}`),
        plain(contractor),
        industryWord(industryOf(market, lot)),
        percent(attendance),
        whether(changed),
        whether(overrun),
      ]),
    rest > 0 ? [filled(texts.manyFacts, { n: rest })] : [],
  )
}

const lowest = ({ attendance }: ContractRow): number => (Number.isNaN(attendance) ? 2 : attendance)

/** Below this attendance is low, as POST-04 has it. */
const LOW = 0.6

/** By regulator: contracts, mean attendance where it is known, how many managers were replaced. */
const regulators = (theming: Theming): PackSection => {
  const { market } = theming.store
  const groups = new Map<string, ContractRow[]>()
  for (const row of contractRows(theming)) {
    const industry = industryOf(market, row.lot)
    const own = groups.get(industry) ?? []
    groups.set(industry, own)
    own.push(row)
  }
  const rows = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([industry, own]) => {
      const known = own.filter(({ attendance }) => !Number.isNaN(attendance))
      const mean = known.reduce((sum, { attendance }) => sum + attendance, 0) / known.length
      const changed = own.filter((row) => row.changed).length
      return [
        industryWord(industry),
        plain(own.length),
        percent(mean),
        plain(known.filter(({ attendance }) => attendance < LOW).length),
        plain(`${changed}/${own.length} ${percent(changed / own.length).zh}`),
      ]
    })
  return section(
    'regulators',
    [
      column('industry', 0.3),
      column('contracts', 0.15),
      column('attendance', 0.2),
      column('low', 0.15),
      column('change', 0.2),
    ],
    rows,
  )
}

/** Tags of the set on lots of the window, on their projects and on bidders. */
const tagSection = ({ desk, span }: Theming): PackSection => {
  const set = desk.tagSets.find(({ id }) => id === 'seven-nots')
  const textOf = new Map(set?.tags.map(({ code, text }) => [code, text]))
  const rows = desk.work
    .tags()
    .filter(
      ({ tag, fromDay, toDay }) =>
        textOf.has(tag) && fromDay <= span.lastDay && (toDay ?? '9999') >= span.firstDay,
    )
    .map(({ object, id, tag, fromDay, toDay, basis }) => [
      both((lang) => `${tag} ${textOf.get(tag)![lang]}`),
      both((lang) => `${texts.objects[object][lang]} ${id}`),
      plain(`${fromDay} — ${toDay ?? ''}`),
      plain(basis),
    ])
  return section(
    'tags',
    [column('tag', 0.22), column('object', 0.26), column('from', 0.2), column('basis', 0.32)],
    rows,
  )
}

const outsideSection = async ({ desk, store, lots }: Theming): Promise<PackSection> => {
  const { market } = store
  const tagged = new Set(
    desk.work.tags().flatMap(({ object, id, tag }) => (object === 'lot' && tag.startsWith('N') ? [id] : [])),
  )
  const own = lots.filter((lot) => tagged.has(stringAt(market.lots.id, lot)))
  const [all, marked] = [await outsideWinners(store, lots), await outsideWinners(store, own)]
  const [outside, awarded] = [
    marked.rows.reduce((sum, row) => sum + row.outside, 0),
    marked.rows.reduce((sum, row) => sum + row.awarded, 0),
  ]
  const rows = all.rows.map((row) => [
    plain(row.quarter),
    plain(row.awarded),
    plain(row.outside),
    plain(shareText(row.outside, row.awarded)),
  ])
  const said = [filled(texts.outsideSaid, { n: all.unknown })]
  if (own.length > 0)
    said.push(
      both((lang) => `${texts.outsideTagged[lang]}${outside}/${awarded} ${shareText(outside, awarded)}`),
    )
  return section(
    'outside',
    [column('quarter', 0.2), column('awarded', 0.2), column('outside', 0.2), column('share', 0.4)],
    rows,
    said,
  )
}

/** The share with its exact interval. */
const shareText = (n: number, of: number): string => {
  const interval = clopperPearson(n, of)
  const text = (share: number): string => `${(100 * share).toFixed(1)}%`
  return interval ? `${text(n / of)} (${text(interval.low)}–${text(interval.high)})` : '—'
}
