import type { Text } from '../texts/text.js'
import { workflowTexts as texts } from '../texts/workflow.js'
import {
  ASKED_BECAUSE,
  CLOSE_REASONS,
  type Disposal,
  EXCLUDED_BECAUSE,
  FACT_VERDICTS,
  type Input,
  LINE_MARKS,
  type Mark,
  marksOf,
  RETURN_CODES,
} from './input.js'

/** What an act is judged by, read beforehand. */
export interface Facts {
  /** offices that may handle the item on this day */
  hosts: readonly string[]
  /** offices of its other industries, beside the host that is named */
  owed: readonly string[]
  /** office that a routing row names; null without a row */
  routed: string | null
  /** how often the item was returned */
  returns: number
  /** the time to return it is over */
  returnOver: boolean
  /** those of the named handlers who may be assigned */
  people: readonly string[]
  /** lines of the check sheet without a mark, facts without a verdict, help that was asked and not taken */
  openLines: readonly Open[]
  openFacts: readonly Open[]
  openHelp: readonly Open[]
  /** the facts, lines or rule that are named are the lead's */
  isKnown: boolean
  /** asked before for more time, and working days that are left of the time to check */
  extended: boolean
  daysLeft: number
  /** a consent that nobody has answered */
  isAsked: boolean
  keyProject: boolean
  isRed: boolean
  /** facts found true, and whether one of them is statutory */
  confirmed: number
  statutory: boolean
  /** confirmed facts meet a standard of the police */
  policeGround: boolean
  /** as it was proposed */
  disposal: readonly Disposal[]
  /** ways of disposal that have a result */
  results: readonly string[]
  /** the document's number was used before */
  numberTaken: boolean
  targetOpen: boolean
  /** the one who acts has handled the item */
  formerHandler: boolean
  /** found since it was closed */
  newFacts: boolean
  position: string
}

/** Something not done yet: its id and its name. */
export interface Open {
  id: string
  name: Text
}

/** What is missing: where it belongs, and what to do. */
export interface Missing {
  pointer: string
  text: Text
}

type Guard = (input: Input, facts: Facts) => Missing[]

const FEWEST_LETTERS = 10
const FEWEST_OF_CONCLUSION = 50
const MOST_RETURNS = 2
const FEWEST_HANDLERS = 2
const LONGEST_EXTENSION = 10

const unless = (ok: boolean, pointer: string, text: Text): Missing[] => (ok ? [] : [{ pointer, text }])

/** How many letters, digits or ideographs a text has. */
const lettersOf = (text: string | undefined): number => text?.match(/[\p{L}\p{N}]/gu)?.length ?? 0

/** A reason says something: ten letters or more, signs not counted. */
const isReason = (text: string | undefined): boolean => lettersOf(text) >= FEWEST_LETTERS

const isOneOf = (word: string | undefined, words: readonly string[]): boolean =>
  word !== undefined && words.includes(word)

/** More open things than this are told as a number. */
const NAMED = 40

const openOnes = (open: readonly Open[], at: string, say: (one: Open) => Text): Missing[] =>
  open.slice(0, NAMED).map((one) => ({ pointer: `${at}/${one.id}`, text: say(one) }))

const named = (text: Text, name: Text): Text => ({
  zh: text.zh.replace('{name}', name.zh),
  en: text.en.replace('{name}', name.en),
})

/** What a verdict still needs; `at` is where it stands in the input. */
const markMissing = ({ facts, lines, rule, verdict, why }: Mark, at: string): Missing[] => {
  const isLine = lines !== undefined
  const named = [facts, lines, rule].filter((one) => one !== undefined)
  return [
    ...unless(named.length === 1, `${at}/facts`, texts.oneMark),
    ...unless(
      isOneOf(verdict, isLine ? LINE_MARKS : FACT_VERDICTS),
      `${at}/verdict`,
      isLine ? texts.lineMark : texts.factVerdict,
    ),
    ...unless(lettersOf(why) > 1, `${at}/why`, texts.markWhy),
  ]
}

export const GUARDS = {
  'host-valid': ({ host }, { hosts }) => unless(isOneOf(host, hosts), '/host', texts.hostValid),
  'row-or-reason': ({ host, reason }, { routed }) =>
    unless((routed !== null && host === routed) || isReason(reason), '/reason', texts.rowOrReason),
  'all-industries': ({ cohandlers = [], reason }, { owed }) =>
    owed
      .filter((office) => !cohandlers.includes(office) && !isReason(reason))
      .map((office) => ({
        pointer: '/cohandlers',
        text: named(texts.allIndustries, { zh: office, en: office }),
      })),
  reason: ({ reason }) => unless(isReason(reason), '/reason', texts.reason),
  text: ({ text }) => unless(lettersOf(text) > 0, '/text', texts.text),
  opinion: ({ opinion }) => unless(lettersOf(opinion) > 1, '/opinion', texts.opinion),
  'may-return': ({ code }, { returns, returnOver }) => [
    ...unless(isOneOf(code, RETURN_CODES), '/code', texts.returnCode),
    ...unless(returns < MOST_RETURNS, '', texts.returnedTwice),
    ...unless(!returnOver, '', texts.returnOver),
  ],
  'few-returns': (_input, { returns }) => unless(returns < MOST_RETURNS, '', texts.returnedTwice),
  'two-handlers': ({ handlers = [] }, { people }) => [
    ...unless(new Set(handlers).size >= FEWEST_HANDLERS, '/handlers', texts.twoHandlers),
    ...unless(
      handlers.every((one) => people.includes(one)),
      '/handlers',
      texts.ownHandlers,
    ),
  ],
  'recusal-declared': ({ handlers = [], recusal = {} }) =>
    handlers
      .filter((one) => recusal[one] !== 'none')
      .map((one) => ({ pointer: `/recusal/${one}`, text: texts.recusal })),
  markable: (input, { isKnown }) => [
    ...unless(isKnown, input.marks ? '/marks' : '/facts', texts.unknownMark),
    ...marksOf(input).flatMap((mark, i) => markMissing(mark, input.marks ? `/marks/${i}` : '')),
  ],
  'help-valid': ({ office, text }, { hosts }) => [
    ...unless(isOneOf(office, hosts), '/office', texts.helpOffice),
    ...unless(isReason(text), '/text', texts.helpText),
  ],
  'may-extend': ({ days }, { extended, daysLeft }) => [
    ...unless(!extended, '', texts.extendedOnce),
    ...unless(daysLeft >= 1, '', texts.extendInTime),
    ...unless(days !== undefined && days <= LONGEST_EXTENSION, '/days', texts.extendDays),
  ],
  'may-suspend': ({ code, until }) => [
    ...unless(isOneOf(code, ASKED_BECAUSE.suspension), '/code', texts.suspendCode),
    ...unless(until !== undefined, '/until', texts.suspendUntil),
  ],
  'may-void': ({ code }) => unless(isOneOf(code, ASKED_BECAUSE.void), '/code', texts.voidCode),
  'not-asked': (_input, { isAsked }) => unless(!isAsked, '', texts.isAsked),
  'sheet-complete': (_input, { openLines }) =>
    openOnes(openLines, '/sheet/lines', ({ name }) => named(texts.openLine, name)),
  'facts-judged': (_input, { openFacts }) =>
    openOnes(openFacts, '/sheet/facts', ({ name }) => named(texts.openFact, name)),
  'help-settled': (_input, { openHelp }) =>
    openOnes(openHelp, '/children', ({ name }) => named(texts.openHelp, name)),
  'impact-stated': ({ impact }, { keyProject }) =>
    unless(!keyProject || isReason(impact), '/impact', texts.impact),
  'disposal-complete': ({ disposal = [], excluded, conclusion }) => [
    ...unless(disposal.length > 0, '/disposal', texts.disposal),
    ...unless(!disposal.includes('excluded') || disposal.length === 1, '/disposal', texts.excludedAlone),
    ...unless(
      !disposal.includes('excluded') || isOneOf(excluded, EXCLUDED_BECAUSE),
      '/excluded',
      texts.excludedCode,
    ),
    ...unless(lettersOf(conclusion) >= FEWEST_OF_CONCLUSION, '/conclusion', texts.conclusion),
  ],
  'disposal-agrees': ({ disposal = [] }, { confirmed, statutory, policeGround }) => [
    ...unless(!disposal.includes('excluded') || !statutory, '/disposal', texts.notExcluded),
    ...unless(
      confirmed > 0 || !disposal.some((one) => one === 'administrative' || one === 'police'),
      '/disposal',
      texts.noneConfirmed,
    ),
    ...unless(
      !policeGround || !disposal.includes('administrative') || disposal.includes('police'),
      '/disposal',
      texts.noSubstitute,
    ),
  ],
  'signs-police': (_input, { disposal, position }) =>
    unless(!disposal.includes('police') || position === 'principal', '', texts.signsPolice),
  'disposal-unchanged': (_input, { confirmed, statutory, disposal }) => [
    ...unless(!disposal.includes('excluded') || !statutory, '/disposal', texts.notExcluded),
    ...unless(
      confirmed > 0 || !disposal.some((one) => one === 'administrative' || one === 'police'),
      '/disposal',
      texts.noneConfirmed,
    ),
  ],
  result: ({ kind, number, authority, day }, { disposal, numberTaken }) => [
    ...unless(isOneOf(kind, disposal), '/kind', texts.resultKind),
    ...unless(number !== undefined, '/number', texts.resultNumber),
    ...unless(!numberTaken, '/number', texts.numberTaken),
    ...unless(authority !== undefined, '/authority', texts.resultAuthority),
    ...unless(day !== undefined, '/day', texts.resultDay),
  ],
  'tracked-settled': (_input, { disposal, results }) =>
    disposal
      .filter((one) => !results.includes(one))
      .map((one) => ({ pointer: `/results/${one}`, text: named(texts.openResult, texts.disposals[one]) })),
  'close-reason': ({ code }) => unless(isOneOf(code, CLOSE_REASONS), '/code', texts.closeCode),
  'not-former-handler': (_input, { formerHandler }) => unless(!formerHandler, '', texts.formerHandler),
  'new-fact': ({ number, reason }, { newFacts }) =>
    unless(newFacts || (number !== undefined && isReason(reason)), '/number', texts.newFact),
  'target-open': ({ target }, { targetOpen }) =>
    unless(target !== undefined && targetOpen, '/target', texts.targetOpen),
  'red-by-leader': (_input, { isRed, position }) =>
    unless(!isRed || position === 'leader', '', texts.redByLeader),
} satisfies Record<string, Guard>

export type GuardId = keyof typeof GUARDS
