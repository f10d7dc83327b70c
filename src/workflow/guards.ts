import { workflowTexts as texts } from '../texts/workflow.js'
import { type Guard, isOneOf, isReason, lettersOf, type Missing, named, openOnes, unless } from './guard.js'
import {
  ASKED_BECAUSE,
  CLOSE_REASONS,
  EXCLUDED_BECAUSE,
  FACT_VERDICTS,
  LINE_MARKS,
  type Mark,
  marksOf,
  RETURN_CODES,
} from './input.js'
import { PAPER_GUARDS } from './paper-guards.js'

const FEWEST_OF_CONCLUSION = 50
const MOST_RETURNS = 2
const FEWEST_HANDLERS = 2
const LONGEST_EXTENSION = 10

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
  'colour-higher': (_input, { colourIs }) =>
    unless(colourIs === 'higher', '/colour', colourIs === 'lower' ? texts.lowerByTwo : texts.higherColour),
  'colour-lower': (_input, { colourIs }) => unless(colourIs === 'lower', '/colour', texts.lowerColour),
  'not-red': (_input, { isRed }) => unless(!isRed, '', texts.redByAnother),
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
  'target-open': ({ target }, { targetOpen, targetSuspended, openAsked }) => [
    ...unless(target !== undefined && targetOpen, '/target', texts.targetOpen),
    ...unless(!targetOpen || !targetSuspended, '/target', texts.targetSuspended),
    ...openOnes(openAsked, '/children', ({ name }) => named(texts.openAsked, name)),
  ],
  'red-by-leader': (_input, { isRed, position }) =>
    unless(!isRed || position === 'leader', '', texts.redByLeader),
  ...PAPER_GUARDS,
} satisfies Record<string, Guard>

export type GuardId = keyof typeof GUARDS
