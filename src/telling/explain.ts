import pc from 'picocolors'
import type { LotFlagRecord } from '../domain/lot-flag.js'
import type { Ring } from '../domain/ring.js'
import type { RingEvent, RingRecord, RunRecord } from '../domain/run.js'
import { CHANNELS } from '../rings/channels.js'
import { beliefTexts } from '../texts/belief.js'
import { explainTexts as texts } from '../texts/explain.js'
import { NULL_TEXTS } from '../texts/nulls.js'
import { CHANNEL_TEXTS, EVENT_TEXTS, LEVEL_MEANINGS, LEVEL_TEXTS, ROLE_TEXTS } from '../texts/rings.js'
import type { Lang, Text } from '../texts/text.js'
import { beliefLines } from './explain-belief.js'
import { checkLines, clearLines, hingeLine, notEvaluatedLines, readingLines } from './explain-doubts.js'
import { evidenceLines } from './explain-evidence.js'
import { lotFactLines } from './explain-lot-facts.js'
import { amountText } from './figures.js'
import { wrap } from './lines.js'
import { tellFlag } from './lot-fact.js'
import { namesOfRing } from './names.js'
import type { Note } from './note.js'
import { NO_OUTSIDERS, type Outsiders } from './outsiders.js'
import { wordsOf } from './words.js'

export interface ExplainOptions {
  events?: RingEvent[]
  run?: RunRecord
  /** facts about the ring's lots, of the same run */
  lotFacts?: readonly LotFlagRecord[]
  /** what the store knows beyond the record */
  outsiders?: Outsiders
  /** columns; 80 unless told */
  width?: number
  colors?: ReturnType<typeof pc.createColors>
}

/**
 * The note on one ring as an investigator would write it, for a terminal of `width` columns: what it is and
 * is not, the members, the evidence by family with what exempts it, what weakens it and what would clear it,
 * what could not be evaluated, what to check next, and its history. Texts in `texts/explain.ts` and
 * `texts/rings.ts`.
 */
export const explainRing = (record: RingRecord, lang: Lang, options: ExplainOptions = {}): string => {
  const note = noteOf(record, lang, options)
  const sections = [
    headLines(note),
    section(note, texts.members, memberLines(note)),
    section(note, texts.associates, associateLines(note)),
    section(note, texts.lots, note.paragraph(note.list(record.ring.lots, 24), '  ')),
    section(note, beliefTexts.title, beliefLines(note)),
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

const noteOf = (
  record: RingRecord,
  lang: Lang,
  { width = 80, colors, outsiders = NO_OUTSIDERS }: ExplainOptions,
): Note => ({
  ...wordsOf(lang, namesOfRing(record.ring, outsiders.nameOf), record.ring.currency ?? outsiders.currency),
  record,
  colors: colors ?? pc.createColors(false),
  paragraph: (content, first = '') => wrap(content, first, width),
})

const section = (note: Note, title: Text, lines: string[]): string[] =>
  lines.length === 0 || lines.every((line) => line.trim() === '')
    ? []
    : [note.colors.bold(note.text(title)), ...lines]

const headLines = (note: Note): string[] => {
  const { ring } = note.record
  const paint = { red: note.colors.red, yellow: note.colors.yellow, green: note.colors.green }[ring.level]
  const level = note.text(LEVEL_TEXTS[ring.level])
  const amount =
    ring.amountFen === null
      ? note.text(texts.amountUnknown)
      : amountText(ring.amountFen, note.lang, ring.currency)
  const counts = { members: ring.members.length, lots: ring.lots.length, amount }
  return [
    note.colors.bold(note.text(texts.title, { id: ring.id })),
    paint(note.text(texts.level, { level, score: ring.score.toFixed(1) })),
    ...note.paragraph(note.text(LEVEL_MEANINGS[ring.level]!), '  '),
    ...note.paragraph(note.text(texts.disclaimer)),
    ...note.paragraph(note.text(texts.summary, counts)),
    ...(ring.other ? note.paragraph(note.text(texts.other, ring.other)) : []),
    ...note.paragraph(note.text(texts.channels, { list: channelList(note) })),
    ...testLines(note),
  ]
}

const channelList = (note: Note): string =>
  CHANNELS.map((name) => {
    const bits = note.record.ring.channels[name]
    return `${note.text(CHANNEL_TEXTS[name])} ${bits === null ? note.text(texts.notEvaluatedChannel) : note.number(bits)}`
  }).join(' · ')

/** From here on a chance excludes nothing. */
const COINCIDENCE = 0.05

/** Each channel's chance with what it is taken under; rings of older runs have none. */
const testLines = (note: Note): string[] =>
  CHANNELS.flatMap((name) => {
    const test = (note.record.ring.tests as Ring['tests'] | undefined)?.[name]
    return test
      ? note.paragraph(
          note.text(test.p < COINCIDENCE ? texts.channelTest : texts.channelWeak, {
            channel: note.text(CHANNEL_TEXTS[name]),
            chance: note.chance(test.p),
            rule: test.rule,
            null: NULL_TEXTS[test.null] ? note.text(NULL_TEXTS[test.null]!) : test.null,
          }),
          '  ',
        )
      : []
  })

const memberLines = (note: Note): string[] =>
  note.record.ring.members.flatMap((member) => {
    const { bids, wins, support, bidderId, name, role, flags } = member
    const did = note.text(texts.memberLine, { bids, wins, support: Math.round(support * 100) })
    return [
      ...note.paragraph(name ? `${name}  ${bidderId}` : bidderId, '  '),
      ...note.paragraph(`${note.text(ROLE_TEXTS[role]!)} · ${did}`, '    '),
      ...flags.flatMap((flag) => note.paragraph(tellFlag(flag, note), '    ')),
    ]
  })

const associateLines = (note: Note): string[] =>
  note.record.ring.associates.flatMap(({ bidderId, name, bits, tiedTo }) => [
    ...note.paragraph(name ? `${name}  ${bidderId}` : bidderId, '  '),
    ...note.paragraph(
      note.text(texts.associateLine, { bits: note.number(bits), names: note.list(tiedTo.map(note.name), 6) }),
      '    ',
    ),
  ])

export const historyLines = (
  note: Note,
  { events = [], run }: Pick<ExplainOptions, 'events' | 'run'>,
): string[] => [
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
