import { referralTexts as texts } from '../../texts/referrals.js'
import { type Act, actOf, CREATE, type Definition, NOWHERE } from '../definition.js'
import { HANDLING, LEADER_OF_ISSUER, who } from './who.js'

/** Any office may be sent what is its own to look into. */
const ADDRESSEE = ['D', 'R', 'A', 'C', 'X', 'G', 'J', 'K', 'I', 'F'] as const

const act = (id: keyof typeof texts.acts, given: Omit<Parameters<typeof actOf>[0], 'id' | 'text'>): Act =>
  actOf({ id, text: texts.acts[id], ...given })

/**
 * A transfer of what was found to discipline or another office than the police; its host is who must act on
 * it: the office that transfers until it is sent, the addressee from then on.
 */
export const REFERRAL: Definition = {
  kind: 'TD',
  version: 1,
  initial: 'drafting',
  states: {
    drafting: { text: texts.states.drafting, open: true },
    approved: { text: texts.states.approved, open: true },
    sent: { text: texts.states.sent, open: true },
    received: { text: texts.states.received, open: true },
    answered: { text: texts.states.answered, open: false },
    declined: { text: texts.states.declined, open: false },
    refused: { text: texts.states.refused, open: false },
  },
  acts: [
    act(CREATE, {
      from: [NOWHERE],
      to: 'drafting',
      by: [who(HANDLING, ['handler'], 'parent-worker'), who(HANDLING, ['leader'], 'parent-host')],
      requires: ['lead-at-hand', 'addressee', 'not-police', 'subject'],
      input: ['office', 'text'],
    }),
    act('approve', {
      from: ['drafting'],
      to: 'approved',
      by: [LEADER_OF_ISSUER],
      requires: ['opinion'],
      input: ['opinion'],
      distinct: [CREATE],
    }),
    act('refuse', {
      from: ['drafting', 'approved'],
      to: 'refused',
      by: [LEADER_OF_ISSUER],
      requires: ['reason'],
      input: ['reason'],
      distinct: [CREATE],
    }),
    act('send', {
      from: ['approved'],
      to: 'sent',
      by: [who(HANDLING, ['clerk'], 'issuer')],
      requires: ['number'],
      input: ['number', 'attachments'],
      starts: ['NOT-OURS'],
    }),
    act('receive', {
      from: ['sent'],
      to: 'received',
      by: [who(ADDRESSEE, ['clerk'], 'host')],
      requires: ['signed-by'],
      input: ['text', 'attachments'],
      stops: ['NOT-OURS'],
    }),
    act('decline', {
      from: ['sent'],
      to: 'declined',
      by: [who(ADDRESSEE, ['leader'], 'host')],
      requires: ['reason'],
      input: ['reason'],
      stops: ['NOT-OURS'],
    }),
    act('result', {
      from: ['received'],
      to: 'answered',
      by: [who(ADDRESSEE, ['handler', 'leader'], 'host')],
      requires: ['authority', 'number', 'day', 'text'],
      input: ['authority', 'number', 'day', 'text', 'attachments'],
    }),
  ],
}
