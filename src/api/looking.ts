import type { FastifyRequest } from 'fastify'
import { type Eyes, eyesOf, mayUnmask, withUnlocked } from '../access/eyes.js'
import type { LookedAt } from '../access/fitting.js'
import type { Reader } from '../access/keys.js'
import type { ValueKind } from '../domain/value-kind.js'
import { ApiProblem } from '../service/problem.js'
import { purposeFrom, type StatedPurpose } from './purpose.js'
import type { Purposes } from './purposes.js'

/** How somebody looks at what they ask for: with which purpose, and whether it shows values in clear. */
export const lookingOf = (
  request: FastifyRequest,
  reader: Reader,
  purposes: Purposes,
  { what, id }: LookedAt,
): { purpose: StatedPurpose; unmasked: boolean; eyes: Eyes } => {
  const eyes = eyesOf(reader)
  const purpose = statedPurpose(request)
  if ((request.query as { unmask?: string } | undefined)?.unmask !== '1')
    return { purpose, unmasked: false, eyes }
  if (!mayUnmask(reader))
    throw new ApiProblem('forbidden', `The role "${reader.role}" sees personal values masked`)
  if (purpose.why === '')
    throw new ApiProblem(
      'purpose_required',
      'State the reason in the header X-Purpose, in words (3 to 500 characters, percent-encoded UTF-8)',
      [{ pointer: '#/headers/x-purpose', detail: 'a reason of 3 to 500 characters, with a word in it' }],
    )
  const unlocked = purposes.unlocked(reader, purpose, { what, ...(id !== undefined && { id }) })
  return { purpose, unmasked: true, eyes: withUnlocked(eyes, unlocked) }
}

/** The purpose in the request's header. */
export const statedPurpose = (request: FastifyRequest): StatedPurpose =>
  purposeFrom(String(request.headers['x-purpose'] ?? ''))

/** Counts personal values that are shown in clear, by kind. */
export const clearTally = () => {
  const shown: Partial<Record<ValueKind, number>> = {}
  return {
    add: (kind: ValueKind): void => {
      shown[kind] = (shown[kind] ?? 0) + 1
    },
    total: (): number => Object.values(shown).reduce((sum, n) => sum + n, 0),
    told: (): { clear?: Partial<Record<ValueKind, number>> } =>
      Object.keys(shown).length === 0 ? {} : { clear: { ...shown } },
  }
}
