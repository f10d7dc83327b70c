import { paperGuardTexts as texts } from '../texts/paper-guards.js'
import { referralTexts } from '../texts/referrals.js'
import type { Facts } from './facts.js'
import { type Guard, isOneOf, isReason, lettersOf, named, openOnes, unless } from './guard.js'
import { ENCLOSURES, type Input, ORDER_LEVELS, PROBLEM_KINDS } from './input.js'

/** States of a lead in which a transfer is drafted. */
const AT_HAND = ['checking', 'proposed', 'fed-back', 'tracking']
const FEWEST_OF_REPORT = 50
/** Days within which police decide where clues must be verified first, beside the three of article 8. */
const LONGER_TERMS = [10, 30]

const saysSomething = ({ text }: Input): boolean => lettersOf(text) > 1

/** Of transfers, letters, problems, orders, reports and tasks. */
export const PAPER_GUARDS = {
  'lead-at-hand': (_input, { parentState }) =>
    unless(parentState !== null && AT_HAND.includes(parentState), '/parent', texts.leadAtHand),
  'confirmed-facts': (_input, { confirmed }) => unless(confirmed > 0, '/facts', texts.confirmedFacts),
  'police-ground': (_input, { tendered }) => unless(tendered, '/parent', texts.tendered),
  'one-transfer': (_input, { transfers }) => unless(transfers === 0, '/parent', texts.oneTransfer),
  'police-office': ({ office }, { police }) =>
    unless(
      office === undefined ? police.length === 1 : police.includes(office),
      '/office',
      texts.policeOffice,
    ),
  conclusion: ({ conclusion }) =>
    unless(lettersOf(conclusion) >= FEWEST_OF_REPORT, '/conclusion', texts.report),
  enclosures: ({ enclosures = {} }) =>
    ENCLOSURES.flatMap((no) => {
      const given = enclosures[no]
      const isTold = given !== undefined && (given.has || lettersOf(given.note) > 1)
      return unless(isTold, `/enclosures/${no}`, texts.enclosures[no])
    }),
  number: ({ number }, { numberTaken }) => [
    ...unless(number !== undefined, '/number', texts.number),
    ...unless(!numberTaken, '/number', texts.numberTaken),
  ],
  day: ({ day }, { today }) => unless(day !== undefined && day <= today, '/day', texts.day),
  authority: ({ authority }) => unless(authority !== undefined, '/authority', texts.authority),
  'signed-by': (input) => unless(saysSomething(input), '/text', texts.signedBy),
  'papers-back': (input) => unless(saysSomething(input), '/text', texts.papersBack),
  goods: (input) => unless(saysSomething(input), '/text', texts.goods),
  'file-term': ({ days }, { did }) => [
    ...unless(days !== undefined && LONGER_TERMS.includes(days), '/days', texts.fileTerm),
    ...unless(!did.includes('take-time'), '', texts.fileTermOnce),
  ],
  procuratorate: (_input, { procuratorates }) => unless(procuratorates.length > 0, '', texts.procuratorate),
  'reasons-given': (_input, { did }) => unless(did.includes('reasons'), '', texts.reasonsGiven),
  'not-ordered': (_input, { did }) => unless(!did.includes('must-file'), '', texts.ordered),
  addressee: ({ office }, { offices }) => unless(isOneOf(office, offices), '/office', texts.addressee),
  'not-police': ({ office }, { police }) =>
    unless(!isOneOf(office, police), '/office', referralTexts.notPolice),
  'letter-type': ({ type }, { letterTypes }) => unless(isOneOf(type, letterTypes), '/type', texts.letterType),
  subject: ({ text }) => unless(isReason(text), '/text', texts.subject),
  method: (input) => unless(saysSomething(input), '/text', texts.method),
  reply: (input) => unless(saysSomething(input), '/text', texts.reply),
  'problem-kind': ({ code }) => unless(isOneOf(code, PROBLEM_KINDS), '/code', texts.problemKind),
  measure: ({ text }) => unless(isReason(text), '/text', texts.measure),
  'until-later': ({ until }, { today }) =>
    unless(until !== undefined && until > today, '/until', texts.untilLater),
  proof: (input) => unless(saysSomething(input), '/text', texts.proof),
  'not-the-unit': (_input, { isHost }) => unless(!isHost, '', texts.notTheUnit),
  'order-level': ({ level }) => unless(isOneOf(level, ORDER_LEVELS), '/level', texts.orderLevel),
  'transfer-reported': (_input, { disposal, transferReported }) =>
    unless(!disposal.includes('police') || transferReported, '/children', texts.transferReported),
  'children-settled': (_input, { openChildren }: Facts) =>
    openOnes(openChildren, '/children', ({ name }) => named(texts.openChild, name)),
  certified: (_input, { uncertified }) =>
    uncertified.map((one) => ({ pointer: `/handlers/${one}`, text: texts.certified })),
  'similar-answered': (_input, { similar }) =>
    openOnes(similar, '/similar', ({ name }) => named(texts.similar, name)),
  'other-host': ({ host }, { isHost }) => unless(host === undefined || !isHost, '/host', texts.otherHost),
  'second-person': (_input, { isSecond }) => unless(isSecond, '/second', texts.second),
} satisfies Record<string, Guard>
