import { stringAt } from '../../arrays/strings.js'
import { AppError } from '../../domain/errors.js'
import type { Ring } from '../../domain/ring.js'
import type { Market } from '../../market/market.js'
import { letterPartTexts as texts } from '../../texts/letter-types.js'
import { say } from '../../texts/text.js'
import type { ListedRing } from '../facts.js'
import type { LetterRequest } from './request.js'

/** Fails with `invalid_input` for a ring that is background only: no letter is made of it. */
export const refuseGreen = ({ type }: LetterRequest, ring: Ring): void => {
  if (ring.level === 'green')
    throw new AppError(
      'invalid_input',
      `Cannot draft "${type.code}" about ring ${ring.id}: it is green, which is background and no lead`,
    )
}

/** Fails with `invalid_input` where the office named cannot issue a letter of the type. */
export const checkIssuer = ({ type, issuer }: LetterRequest): void => {
  if (issuer === undefined) return
  const fits = type.issuedBy === undefined || new RegExp(type.issuedBy, 'i').test(issuer)
  const barred = type.notBy !== undefined && new RegExp(type.notBy, 'i').test(issuer)
  if (!fits || barred)
    throw new AppError(
      'invalid_input',
      `A letter of type "${type.code}" is issued by ${type.issuer.en}: not by "${issuer}"`,
    )
}

/**
 * What the covering sheet says of an issuer or addressee that is a party. Fails with `invalid_input` where it
 * is a member or associate of the ring: a letter would warn those it is about.
 */
export const partyNotes = (
  { issuer, addressee, lang }: LetterRequest,
  listed: ListedRing,
  market: Market,
): string[] => {
  const firms = [...listed.ring.members, ...listed.ring.associates]
  const offices = officesOf(listed, market)
  return (
    [
      ['issuer', issuer, texts.coverIssuer, texts.coverIssue],
      ['addressee', addressee, texts.coverAddressee, texts.coverReceive],
    ] as const
  ).flatMap(([what, name, who, does]) => {
    if (name === undefined) return []
    if (firms.some((firm) => isSame(firm.name, name) || firm.bidderId === name))
      throw new AppError('invalid_input', `The ${what} "${name}" belongs to ring ${listed.ring.id} itself`)
    return offices
      .filter((office) => isSame(office.name, name))
      .map(({ role }) =>
        say(texts.coverParty, lang, { who: who[lang], name, role: role[lang], what: does[lang] }),
      )
  })
}

/** Buyers and agencies of the ring's lots, each once. */
const officesOf = ({ lots }: ListedRing, { lots: of, bidders }: Market) => {
  const names = (column: Int32Array): string[] => [
    ...new Set(
      Array.from(lots, (lot) => column[lot]!).flatMap((org) => (org < 0 ? [] : stringAt(bidders.name, org))),
    ),
  ]
  return [
    ...names(of.buyer).map((name) => ({ name, role: texts.coverBuyer })),
    ...names(of.agency).map((name) => ({ name, role: texts.coverAgency })),
  ]
}

const isSame = (x: string, y: string): boolean => x !== '' && plain(x) === plain(y)
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s()（）]/g, '')
    .toLowerCase()
