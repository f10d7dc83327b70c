import { z } from 'zod'
import { AppError } from '../domain/errors.js'
import { typedText } from '../domain/typed-text.js'

const text = z.string()

/** Why a case is screened: it was filed by the police or an office, or the police gave its outcome. */
export const CASE_KINDS = ['police-filing', 'administrative-filing', 'police-outcome'] as const
export const SIEVE_RESULTS = ['none', 'unclear', 'found'] as const
export const SIEVE_STATES = ['open', 'assigned', 'answered', 'confirmed'] as const

/** A case that is to be screened, as the case book has it. */
export const FiledCase = z.strictObject({
  /** lead or transfer */
  item: text,
  lead: text,
  kind: z.enum(CASE_KINDS),
  /** ISO UTC */
  at: text,
})
export type FiledCase = z.output<typeof FiledCase>

/**
 * Whether an official has part in a filed case: asked of one person of the commission, confirmed by a leader.
 */
export const Sieve = z.strictObject({
  id: text,
  case: FiledCase,
  openedAt: text,
  state: z.enum(SIEVE_STATES),
  worker: text.nullable(),
  answer: z.strictObject({ result: z.enum(SIEVE_RESULTS), basis: text, by: text, at: text }).nullable(),
  confirmed: z.strictObject({ by: text, at: text }).nullable(),
  /** why a leader asked again */
  returned: text.nullable(),
})
export type Sieve = z.output<typeof Sieve>

const words = typedText(2, 1000)

/** What is done with one. */
export const SieveAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('assign'), worker: typedText(1, 100) }),
  z.strictObject({ act: z.literal('answer'), result: z.enum(SIEVE_RESULTS), basis: words }),
  z.strictObject({ act: z.literal('confirm') }),
  z.strictObject({ act: z.literal('return'), why: words }),
])
export type SieveAct = z.output<typeof SieveAct>

/** Who acts on one. */
export interface SieveActor {
  user: string
  isLeader: boolean
}

/** Acts that somebody may do with it now, in the order in which they come. */
export const sieveActs = (sieve: Sieve, { user, isLeader }: SieveActor): SieveAct['act'][] => {
  const { state, worker, answer } = sieve
  const another = answer !== null && answer.by !== user
  return [
    ...(isLeader && (state === 'open' || state === 'assigned') ? (['assign'] as const) : []),
    ...(state === 'assigned' && worker === user ? (['answer'] as const) : []),
    ...(isLeader && state === 'answered' && another ? (['confirm', 'return'] as const) : []),
  ]
}

/** The sieve after the act. Fails with `conflict` where it cannot be done now, or not by this person. */
export const stepSieve = (sieve: Sieve, act: SieveAct, actor: SieveActor, at: string): Sieve => {
  if (!sieveActs(sieve, actor).includes(act.act))
    throw new AppError('conflict', `This cannot be done with ${sieve.id} now, or not by you: ${act.act}`)
  if (act.act === 'assign') return { ...sieve, state: 'assigned', worker: act.worker }
  if (act.act === 'confirm') return { ...sieve, state: 'confirmed', confirmed: { by: actor.user, at } }
  if (act.act === 'return') return { ...sieve, state: 'assigned', returned: act.why }
  const { result, basis } = act
  return { ...sieve, state: 'answered', answer: { result, basis, by: actor.user, at }, returned: null }
}

/** How many cases were opened, and how far they are; coverage is confirmed of opened. */
export const sieveCounts = (sieves: readonly Sieve[]) => {
  const count = (test: (sieve: Sieve) => boolean): number => sieves.filter(test).length
  return {
    opened: sieves.length,
    answered: count(({ answer }) => answer !== null),
    confirmed: count(({ state }) => state === 'confirmed'),
    found: count(({ answer }) => answer?.result === 'found'),
  }
}
