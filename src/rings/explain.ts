import pc from 'picocolors'
import type { LotFlagRecord } from '../domain/lot-flag.js'
import type { RingEvent, RingRecord, RunRecord } from '../domain/run.js'
import { RULES, ruleIndex } from '../rules/index.js'
import { explainTexts as texts } from '../texts/explain.js'
import { NULL_TEXTS } from '../texts/nulls.js'
import { CHANNEL_TEXTS, EVENT_TEXTS, LEVEL_MEANINGS, LEVEL_TEXTS, ROLE_TEXTS } from '../texts/rings.js'
import { type Lang, say, type Text } from '../texts/text.js'
import { checkLines, clearLines, hingeLine, notEvaluatedLines, readingLines } from './explain-doubts.js'
import { evidenceLines } from './explain-evidence.js'
import { lotFactLines } from './explain-lot-facts.js'
import { wrap } from './lines.js'
import type { Note } from './note.js'

export interface ExplainOptions {
  events?: RingEvent[]
  run?: RunRecord
  /** facts about the ring's lots, of the same run */
  lotFacts?: readonly LotFlagRecord[]
  /** columns; 80 unless told */
  width?: number
  colors?: ReturnType<typeof pc.createColors>
}

/**
 * The note on one ring as an investigator would write it, for a terminal of `width` columns: what it is and is not, the
 * members, the evidence by family with what exempts it, what weakens it and what would clear it, what could not be
 * evaluated, what to check next, and its history. Texts in `texts/explain.ts` and `texts/rings.ts`.
 */
export const explainRing = (record: RingRecord, lang: Lang, options: ExplainOptions = {}): string => {
  const note = noteOf(record, lang, options)
  const sections = [
    headLines(note),
    section(note, texts.members, memberLines(note)),
    section(note, texts.associates, associateLines(note)),
    section(note, texts.lots, note.paragraph(note.list(record.ring.lots, 24), '  ')),
    section(note, texts.why, evidenceLines(note)),
    section(note, texts.lotFacts, lotFactLines(note, options.lotFacts ?? [])),
    section(note, texts.weakens, [...readingLines(note), ...hingeLine(note)]),
    section(note, texts.clears, clearLines(note)),
    section(note, texts.notEvaluated, notEvaluatedLines(note)),
    section(note, texts.checks, checkLines(note)),
    section(note, texts.history, historyLines(note, options)),
  ]
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

const noteOf = (record: RingRecord, lang: Lang, { width = 80, colors }: ExplainOptions): Note => {
  const names = new Map(
    [...record.ring.members, ...record.ring.associates].map(({ bidderId, name }) => [bidderId, name]),
  )
  const text = (of: Text, params?: Record<string, string | number>): string => say(of, lang, params)
  return {
    record,
    lang,
    colors: colors ?? pc.createColors(false),
    nameOf: (bidder) => names.get(bidder) || bidder,
    text,
    paragraph: (content, first = '') => wrap(content, first, width),
    list: (items, most = 12) => {
      const shown = items.slice(0, most).join(text(texts.separator))
      return items.length > most ? `${shown} ${text(texts.andMore, { n: items.length })}` : shown
    },
  }
}

const section = (note: Note, title: Text, lines: string[]): string[] =>
  lines.length === 0 || lines.every((line) => line.trim() === '')
    ? []
    : [note.colors.bold(note.text(title)), ...lines]

const headLines = (note: Note): string[] => {
  const { ring } = note.record
  const paint = { red: note.colors.red, yellow: note.colors.yellow, green: note.colors.green }[ring.level]
  const level = note.text(LEVEL_TEXTS[ring.level]!)
  const amount =
    ring.amountFen === null
      ? note.text(texts.amountUnknown)
      : note.text(texts.amount, {
          tenThousands: (ring.amountFen / 1_000_000).toFixed(2),
          whole: (ring.amountFen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 }),
        })
  const counts = { members: ring.members.length, lots: ring.lots.length, amount }
  return [
    note.colors.bold(note.text(texts.title, { id: ring.id })),
    paint(note.text(texts.level, { level, score: ring.score.toFixed(1) })),
    ...note.paragraph(note.text(LEVEL_MEANINGS[ring.level]!), '  '),
    ...note.paragraph(note.text(texts.disclaimer)),
    ...note.paragraph(note.text(texts.summary, counts)),
    ...note.paragraph(note.text(texts.channels, { list: channelList(note) })),
    ...testLines(note),
  ]
}

const channelList = (note: Note): string =>
  Object.entries(note.record.ring.channels)
    .map(
      ([name, bits]) => `${note.text(CHANNEL_TEXTS[name]!)} ${bits ?? note.text(texts.notEvaluatedChannel)}`,
    )
    .join(' · ')

/** Each channel's chance with what it is taken under; rings of older runs have none. */
const testLines = (note: Note): string[] =>
  Object.entries(note.record.ring.tests ?? {}).flatMap(([name, test]) =>
    test
      ? note.paragraph(
          note.text(texts.channelTest, {
            channel: note.text(CHANNEL_TEXTS[name]!),
            p: test.p,
            rule: test.rule,
            null: NULL_TEXTS[test.null] ? note.text(NULL_TEXTS[test.null]!) : test.null,
          }),
          '  ',
        )
      : [],
  )

const memberLines = (note: Note): string[] =>
  note.record.ring.members.flatMap((member) => {
    const { bids, wins, support, bidderId, name, role, flags } = member
    const did = note.text(texts.memberLine, { bids, wins, support: Math.round(support * 100) })
    return [
      ...note.paragraph(name ? `${name}  ${bidderId}` : bidderId, '  '),
      ...note.paragraph(`${note.text(ROLE_TEXTS[role]!)} · ${did}`, '    '),
      ...flags.flatMap((flag) =>
        note.paragraph(
          note.text(texts.flag, {
            rule: flag.rule,
            name: note.text(RULES[ruleIndex[flag.rule]!]!.name),
            lots: note.list(flag.lots, 6),
          }),
          '    ',
        ),
      ),
    ]
  })

const associateLines = (note: Note): string[] =>
  note.record.ring.associates.flatMap(({ bidderId, name, bits, tiedTo }) => [
    ...note.paragraph(name ? `${name}  ${bidderId}` : bidderId, '  '),
    ...note.paragraph(
      note.text(texts.associateLine, { bits, names: note.list(tiedTo.map(note.nameOf), 6) }),
      '    ',
    ),
  ])

const historyLines = (note: Note, { events = [], run }: ExplainOptions): string[] => [
  ...events.flatMap((event) =>
    note.paragraph(
      note.text(texts.eventLine, {
        run: event.run,
        event: note.text(EVENT_TEXTS[event.event]!, { other: event.other ?? '' }),
      }),
      '  ',
    ),
  ),
  ...(run
    ? note.paragraph(
        note.text(texts.run, {
          run: run.id,
          at: run.finishedAt,
          digest: run.digest.slice(0, 16),
          version: run.version,
          seed: run.seed,
        }),
        '  ',
      )
    : []),
]
