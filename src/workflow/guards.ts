import type { Text } from '../texts/text.js'
import { workflowTexts as texts } from '../texts/workflow.js'

/** What comes with an act. */
export interface Input {
  /** office that is to handle the item */
  host?: string
  reason?: string
  code?: string
  handlers?: readonly string[]
}

/** What an act is judged by, read beforehand. */
export interface Facts {
  /** offices that may handle the item on this day */
  hosts: readonly string[]
  /** office that a routing row names; null without a row */
  routed: string | null
  /** how often the item was returned */
  returns: number
  /** the time to return it is over */
  returnOver: boolean
  /** handlers of the host who may be assigned */
  people: readonly string[]
}

/** What is missing: where it belongs in the input, and what to do. */
export interface Missing {
  pointer: string
  text: Text
}

type Guard = (input: Input, facts: Facts) => Missing[]

const RETURN_CODES: ReadonlySet<string> = new Set([
  'not-our-industry',
  'not-our-region',
  'duplicate',
  'conflict',
])
const FEWEST_LETTERS = 10
const MOST_RETURNS = 2
const FEWEST_HANDLERS = 2

const unless = (ok: boolean, pointer: string, text: Text): Missing[] => (ok ? [] : [{ pointer, text }])

/** A reason says something: ten letters or more, signs not counted. */
const isReason = (text: string | undefined): boolean =>
  (text?.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= FEWEST_LETTERS

export const GUARDS = {
  'host-valid': ({ host }, { hosts }) => unless(hosts.includes(host ?? ''), '/host', texts.hostValid),
  'row-or-reason': ({ host, reason }, { routed }) =>
    unless((routed !== null && host === routed) || isReason(reason), '/reason', texts.rowOrReason),
  reason: ({ reason }) => unless(isReason(reason), '/reason', texts.reason),
  'may-return': ({ code }, { returns, returnOver }) => [
    ...unless(RETURN_CODES.has(code ?? ''), '/code', texts.returnCode),
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
} satisfies Record<string, Guard>

export type GuardId = keyof typeof GUARDS
