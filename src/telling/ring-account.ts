import pc from 'picocolors'
import type { Family } from '../domain/grade.js'
import type { LotFlagRecord } from '../domain/lot-flag.js'
import type { RingEvidence, RingMember } from '../domain/ring.js'
import type { RingEvent, RingRecord, RunRecord } from '../domain/run.js'
import type { SourceRow } from '../domain/source-row.js'
import { CHANNELS, channelOf } from '../rings/channels.js'
import { explainTexts as texts } from '../texts/explain.js'
import { KIND_TEXTS } from '../texts/kinds.js'
import { NULL_TEXTS } from '../texts/nulls.js'
import { CHANNEL_TEXTS, FAMILY_TEXTS, LEVEL_MEANINGS, NOTE_TEXTS, ROLE_TEXTS } from '../texts/rings.js'
import type { Lang } from '../texts/text.js'
import { exemptionText } from './exemption.js'
import { historyLines } from './explain.js'
import { beliefLines, beliefOutline } from './explain-belief.js'
import { checkLines, clearLines, hingeLine, readingLines } from './explain-doubts.js'
import { dayText, gradeText, rowTexts } from './explain-evidence.js'
import { lotFactLines, lotFactOutline } from './explain-lot-facts.js'
import { stopped, tellFact } from './fact.js'
import { amountText } from './figures.js'
import { columnText, gapText } from './gaps.js'
import { articleOn } from './law.js'
import { tellFlag } from './lot-fact.js'
import { namesOfRing } from './names.js'
import type { Note } from './note.js'
import type { Outsiders } from './outsiders.js'
import { ruleName } from './rule-name.js'
import { wordsOf } from './words.js'

/** What stands behind a ring's account, beside its record. */
export interface AccountOf {
  events: RingEvent[]
  run?: RunRecord
  lotFacts: readonly LotFlagRecord[]
  outsiders: Outsiders
}

/**
 * The investigator's note on a ring (`explainRing`) in its parts, for whoever lays it out: every sentence
 * whole, nothing to be read out of a text.
 */
export const accountOf = (
  record: RingRecord,
  lang: Lang,
  { events, run, lotFacts, outsiders }: AccountOf,
) => {
  const note: Note = {
    ...wordsOf(lang, namesOfRing(record.ring, outsiders.nameOf), outsiders.currency),
    record,
    colors: pc.createColors(false),
    paragraph: (content) => [content],
  }
  const { ring, sources } = record
  return {
    level: ring.level,
    score: ring.score,
    amountFen: ring.amountFen,
    currency: ring.currency === undefined ? 'CNY' : ring.currency,
    lots: ring.lots.length,
    members: ring.members.map((member) => memberIn(note, member)),
    associates: ring.associates.map(({ tiedTo, ...one }) => ({ ...one, tiedTo: tiedTo.map(note.name) })),
    sentence: sentenceOf(note),
    meaning: note.text(LEVEL_MEANINGS[ring.level]),
    disclaimer: note.text(texts.disclaimer),
    channels: CHANNELS.map((channel) => channelIn(note, channel)),
    families: ring.families.map((one) => ({ ...one, name: note.text(FAMILY_TEXTS[one.family]) })),
    facts: ring.evidence.map((item, i) => factIn(note, item, sources[i] ?? [])),
    belief: beliefLines(note),
    beliefOutline: beliefOutline(note),
    lotFacts: lotFactLines(note, lotFacts),
    lotFactOutline: lotFactOutline(note, lotFacts),
    weakens: readingLines(note),
    hinge: hingeLine(note)[0] ?? '',
    clears: clearLines(note),
    checks: checkLines(note),
    notEvaluated: ring.notEvaluated.map(({ rule, missing }) => ({
      rule,
      name: ruleName(rule, lang),
      missing: missing.map((one) => gapText(one, lang)),
    })),
    history: historyLines(note, { events, ...(run && { run }) }),
  }
}

/** Who they are, where they met, what was won, and the strongest thing that joins them. */
const sentenceOf = (note: Note): string => {
  const { ring } = note.record
  const amount =
    ring.amountFen === null
      ? note.text(texts.amountUnknown)
      : note.text(texts.won, { sum: amountText(ring.amountFen, note.lang, ring.currency) })
  const strongest = ring.evidence[0]
  const told = strongest ? tellFact(strongest, note)[0]! : ''
  const counted = { members: ring.members.length, lots: ring.lots.length, amount }
  const rest = ring.other ? [stopped(note.text(texts.other, ring.other), note)] : []
  const sentences = [note.text(texts.ringSentence, counted), stopped(told, note), ...rest]
  return sentences.join(note.lang === 'zh' ? '' : ' ')
}

const memberIn = (note: Note, { bidderId, name, role, bids, wins, support, flags }: RingMember) => ({
  bidderId,
  name,
  role,
  roleName: note.text(ROLE_TEXTS[role]),
  bids,
  wins,
  support,
  flags: flags.map((flag) => tellFlag(flag, note)),
})

const channelIn = (note: Note, channel: (typeof CHANNELS)[number]) => {
  const { ring } = note.record
  const test = ring.tests?.[channel]
  return {
    channel,
    name: note.text(CHANNEL_TEXTS[channel]),
    bits: ring.channels[channel],
    rule: test?.rule ?? null,
    chance: test ? note.chance(test.p) : null,
    under: test && NULL_TEXTS[test.null] ? note.text(NULL_TEXTS[test.null]!) : null,
  }
}

const factIn = (note: Note, item: RingEvidence, rows: readonly SourceRow[]) => ({
  rule: item.rule,
  name: ruleName(item.rule, note.lang),
  family: item.family as Family,
  familyName: note.text(FAMILY_TEXTS[item.family]),
  channel: channelOf(item.rule, item.family),
  grade: item.grade,
  gradeName: gradeText(note, item.grade),
  bits: item.bits,
  sentences: tellFact(item, note, note.record.ring.members).map((told) => stopped(told, note)),
  kindName: item.kind === null ? null : note.text(KIND_TEXTS[item.kind]),
  value: item.value,
  members: item.members,
  memberNames: item.members.map(note.name),
  lots: item.lots,
  days: dayText(note, item),
  columns: item.sources.map((id) => columnText(id, note.lang)),
  law: item.law.map((id) => lawIn(note, id, item.lastDay)),
  exemptions: exemptionText(item, note),
  notes: item.notes.map((key) => (NOTE_TEXTS[key] ? note.text(NOTE_TEXTS[key]) : key)),
  rows: rowTexts(note, [...rows]),
})

const lawIn = (note: Note, id: string, day: string | null) => {
  const found = articleOn(id, day)?.article
  return { id, title: found ? note.text(found.title) : id, text: found ? note.text(found.text) : '' }
}
