import { z } from 'zod'
import { GRADES } from '../domain/grade.js'
import type { Kind } from '../domain/kind.js'
import { kindOf, kindsWhere, VALUE_KINDS, type ValueKind } from '../domain/value-kind.js'
import { MOST_ON_A_LOT } from '../market/crowded-lots.js'
import { RuleSettings } from '../rules/index.js'

const share = (value: number) => z.number().min(0).max(1).default(value)
const count = (value: number) => z.number().int().min(1).default(value)
const grade = (value: (typeof GRADES)[number]) => z.enum(GRADES).default(value)
/** Some kinds of value; those whose record answers yes when nothing is set. */
const kinds = (holds: (kind: Kind) => unknown) => z.array(z.enum(VALUE_KINDS)).default(kindsWhere(holds))

/** Most holders at which a value still counts in full, by kind (evidence.md §2). */
const Caps = z.strictObject(
  Object.fromEntries(VALUE_KINDS.map((kind) => [kind, count(kindOf(kind).cap ?? 8)])) as Record<
    ValueKind,
    ReturnType<typeof count>
  >,
)

/**
 * Values that many unrelated bidders come by honestly (readings.ts): a print shop's machine, a bookkeeper's
 * phone, an incubator's address, a carrier's gateway.
 */
const ServiceProvider = z.strictObject({
  kinds: kinds(({ service }) => service),
  /** fewest holders: with two there is no crowd to compare with */
  minHolders: z.number().int().min(3).default(3),
  /** how much oftener than chance honest firms of one stratum meet */
  slack: z.number().min(1).default(1.5),
  /** share of the less active partner's lots on which two members of a ring meet */
  ringRate: z.number().gt(0).max(1).default(0.3),
  /**
   * the pairs without beyond-chance meetings must favour chance over a ring by this many bits, all together
   */
  minBits: z.number().positive().default(3),
  /** a pair meets beyond chance at this tail probability, after the slack */
  pairTail: z.number().gt(0).lt(1).default(0.02),
  /** … and on at least so many lots */
  pairLots: count(2),
  /**
   * contacts that two alone may share as one office's; their meetings must favour chance by more than so many
   * bits
   */
  contactKinds: kinds((kind) => kind.service && kind.of === 'contact'),
  contactBits: z.number().min(0).default(0),
  /** of what a ring uses its machine for, the share on lots on which its members meet */
  loyalty: z.number().gt(0).lt(1).default(0.9),
  /** where two members of a ring meet and one uses its machine, the share on which the other does too */
  togetherRate: z.number().gt(0).max(1).default(0.8),
  /** a shop's customer uses its machine on a smaller share of its lots */
  mostUse: share(0.5),
  /** lots that a holder's share of all its lots weighs as, beside those on which no other holder bids */
  priorLots: z.number().positive().default(5),
  /**
   * a pair that used such a value on so many common lots is explained only by habit; a contact stands in
   * every bid anyhow
   */
  sameLotLots: count(2),
  sameLotKinds: kinds((kind) => kind.service && kind.of !== 'person' && kind.of !== 'contact'),
  /** largest share of the holders' pairs that may meet beyond chance in a provider's clientele */
  maxMeetingShare: share(0.34),
  bitsShare: share(0.25),
  grade: grade('弱'),
  /** of an item of articles 39, 40 or 34 on one lot, and of what two alone share */
  statutoryGrade: grade('线'),
})

/** Contacts that come with a person whom the pair shares (persons-contacts.ts). */
const PersonsContacts = z.strictObject({
  /** what a phone or e-mail keeps of its bits, and counts for at most */
  share: share(0.25),
  grade: grade('线'),
  /** … the person who is finance officer of both and nothing else */
  bookkeeperShare: share(0.25),
  bookkeeperGrade: grade('弱'),
})

/** Leads that stand between two bidders on many lots (repeated.ts): on how many they are strong ones. */
const Repeated = z.strictObject({
  operatorLots: count(2),
  authorLots: count(5),
  addressLots: count(3),
  addressHolders: z.number().int().min(2).default(8),
  grade: grade('强'),
})

/** Every number of evidence.md §1–§3 and §6 that makes an item; defaults are that page's. */
export const EvidenceSettings = z.strictObject({
  /** m of log2(m (N − 1) / (d − 1)): the chance that two bidders of one hand share the value */
  m: z.number().gt(0).max(1).default(0.95),
  caps: Caps.prefault({}),
  /** above this many holders a value makes no pairs, only a hub record */
  hubLimit: z.number().int().min(2).max(1000).default(50),
  /** above this many bidders a lot makes no pairs: it is named in the run's warnings */
  lotLimit: z.number().int().min(2).max(1000).default(MOST_ON_A_LOT),
  /** bidders named in a hub record */
  hubSample: count(20),
  /** share of the bits that a value over its cap keeps when found across lots only */
  overCapShare: share(0.5),
  overCapGrade: grade('弱'),
  /**
   * the lot's own value: kinds that a terminal, a template or an issuer's tool can give to everybody on a lot
   */
  lotsOwnKinds: kinds(({ lotsOwn }) => lotsOwn),
  lotsOwnMinHolders: z.number().int().min(2).default(3),
  /** more than this share of the bidders on the lot with the field filled */
  lotsOwnMajority: share(0.5),
  /**
   * marks that a tender's template hands on to those who do not make their file anew: a lesser share is
   * enough
   */
  templateKinds: kinds(({ template }) => template),
  templateShare: share(1 / 3),
  lotsOwnGrade: grade('弱'),
  /** what such an item keeps of its bits: what everybody on a lot was handed is no surprise */
  lotsOwnShare: share(0.25),
  /** lots (of one project: one) on which a pair must share the value before it is no longer the lot's own */
  lotsOwnUntilLots: z.number().int().min(2).default(2),
  /**
   * sold or re-issued: kinds, what the item keeps, and the chance at which blocks of use prove it (A A B B is
   * 1/3)
   */
  reassignedKinds: kinds(({ resold }) => resold),
  reassignedShare: share(0.25),
  reassignedGrade: grade('线'),
  reassignedChance: share(0.34),
  /**
   * an address found across lots only, used by either on fewer lots than this, may have been leased: what it
   * keeps
   */
  leaseLots: count(2),
  leaseShare: share(0.25),
  leaseGrade: grade('弱'),
  /** a declared group's items: share of their bits in the tie */
  declaredGroupShare: share(0.25),
  /** pairs that never bid on one lot as separate bidders: grade of their identity evidence */
  noJointLotGrade: grade('弱'),
  serviceProvider: ServiceProvider.prefault({}),
  personsContacts: PersonsContacts.prefault({}),
  repeated: Repeated.prefault({}),
})
export type EvidenceSettings = z.infer<typeof EvidenceSettings>

/** Settings of detection as far as rules and evidence go: unknown keys are refused by name. */
export const DetectionSettings = z.strictObject({
  evidence: EvidenceSettings.prefault({}),
  rules: RuleSettings.prefault({}),
})
export type DetectionSettings = z.infer<typeof DetectionSettings>

export const defaultDetection = (): DetectionSettings => DetectionSettings.parse({})
