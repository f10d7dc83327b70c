import { z } from 'zod'
import { fold, lowerAscii } from '../normalise/fold.js'
import { isEmptyIdentifier, isPlaceholder } from '../normalise/placeholders.js'
import { indicator } from './indicator.js'
import { COMPUTED } from './outcome.js'
import type { Party, Release } from './release.js'
import { codes } from './setting-types.js'

/** What is compared, each with its own key. */
export const CONTACT_KINDS = ['telephone', 'email', 'name', 'address'] as const
type Kind = (typeof CONTACT_KINDS)[number]

/**
 * Shared contacts between tenderers: two that should compete answer the same telephone.
 *
 *   tenderers a ≠ b of one process, not partners in any bid of it: some contact of a = one of b
 *   (flags the process, value the number of contacts shared; the tenderers, 1)
 *
 * Compared: telephone and fax by their digits (seven or more), e-mail in lower case, the contact's name
 * unless it is the company's own name (a company without an office puts its name there), and the address with
 * all its parts together, where it has a street: a town is no address. Words for "nothing" are no contact.
 * Tenderers are those of submitted bids; without bids those of `tender.tenderers`, else the parties with that
 * role.
 *
 * Open Contracting Partnership (2016). Red flags for integrity: "business similarities between bidders".
 * Asked for in Cardinal (cardinal-rs issue 94), which lacks it: the definition is ours.
 */
export const r044 = indicator({
  code: 'R044',
  settings: z.strictObject({
    kinds: codes
      .refine((kinds) => [...kinds].every((kind) => CONTACT_KINDS.includes(kind as Kind)), {
        message: `of ${CONTACT_KINDS.join('|')}`,
      })
      .default(() => new Set<string>(CONTACT_KINDS)),
  }),
  start: ({ kinds }, { flags, report, words }) => ({
    fold(release) {
      if (release.parties.length === 0) return 'no_parties'
      const tenderers = tenderersOf(release)
      if (tenderers.size < 2) return 'fewer_than_two_tenderers'
      const holders = new Map<string, Set<number>>()
      const withContacts = new Set<number>()
      for (const party of release.parties) {
        if (!tenderers.has(party.organisation)) continue
        for (const [kind, value] of contactsOf(party)) {
          if (!kinds.has(kind)) continue
          withContacts.add(party.organisation)
          const key = `${kind}\t${value}`
          holders.set(key, (holders.get(key) ?? new Set()).add(party.organisation))
        }
      }
      if (withContacts.size < 2) return 'fewer_than_two_with_contacts'
      let shared = 0
      for (const [key, organisations] of holders) {
        const rivals = withRival(release, [...organisations])
        if (rivals.length === 0) continue
        shared++
        for (const tenderer of rivals) {
          flags.of('Tenderer', 'R044').set(tenderer, 1, release.place)
          if (flags.mapping) flags.tenderersOf('ocid_tenderer_r044').add(flags.ocid(release), tenderer)
        }
        const [kind, value] = key.split('\t') as [Kind, string]
        report.shared(
          flags.ocid(release),
          { kind, value },
          rivals.map((r) => words.organisations.text(r)),
          release.place,
        )
      }
      if (shared > 0) flags.of('OCID', 'R044').set(flags.ocid(release), shared, release.place)
      return COMPUTED
    },
  }),
})

const tenderersOf = (release: Release): Set<number> => {
  const found = new Set<number>()
  for (let bid = 0; bid < release.bids; bid++) {
    if (!release.submitted(bid)) continue
    const from = release.bidTenderersFrom[bid]!
    for (let i = from; i < from + release.bidTenderersCount[bid]!; i++) found.add(release.tenderers.at[i]!)
  }
  if (found.size === 0) for (let i = 0; i < release.invited.count; i++) found.add(release.invited.at[i]!)
  if (found.size === 0) for (const party of release.parties) if (party.tenderer) found.add(party.organisation)
  found.delete(-1)
  return found
}

/** Those of the organisations that have a rival among the others: somebody they share no bid with. */
const withRival = (release: Release, organisations: number[]): number[] =>
  organisations.filter((a) => organisations.some((b) => a !== b && !arePartners(release, a, b)))

const arePartners = (release: Release, a: number, b: number): boolean => {
  for (let bid = 0; bid < release.bids; bid++) {
    const from = release.bidTenderersFrom[bid]!
    let both = 0
    for (let i = from; i < from + release.bidTenderersCount[bid]!; i++) {
      if (release.tenderers.at[i] === a) both |= 1
      if (release.tenderers.at[i] === b) both |= 2
    }
    if (both === 3) return true
  }
  return false
}

const contactsOf = (party: Party): [Kind, string][] => {
  const found: [Kind, string][] = []
  const companyName = nameKey(party.name)
  for (const { name, email, telephone, faxNumber } of party.contacts) {
    for (const number of [telephone, faxNumber]) {
      const digits = number ? phoneKey(number) : undefined
      if (digits) found.push(['telephone', digits])
    }
    const address = email ? emailKey(email) : undefined
    if (address) found.push(['email', address])
    const person = name ? nameKey(name) : ''
    if (person !== '' && person !== companyName && !isPlaceholder(person)) found.push(['name', person])
  }
  const place = party.address ? addressKey(party.address) : undefined
  if (place) found.push(['address', place])
  return found
}

const SHORTEST_PHONE = 7

const phoneKey = (text: string): string | undefined => {
  const digits = fold(text).replace(/\D/g, '').replace(/^00/, '')
  return digits.length < SHORTEST_PHONE || isEmptyIdentifier(digits) ? undefined : digits
}

const emailKey = (text: string): string | undefined => {
  const email = lowerAscii(fold(text))
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? email : undefined
}

const nameKey = (text: string): string =>
  lowerAscii(
    fold(text)
      .replace(/[\s.,，。]+/g, ' ')
      .trim(),
  )

const addressKey = ({ street, parts }: NonNullable<Party['address']>): string | undefined => {
  const streetKey = nameKey(street)
  if (streetKey === '' || isPlaceholder(streetKey)) return undefined
  return parts.map(nameKey).join(' | ')
}
