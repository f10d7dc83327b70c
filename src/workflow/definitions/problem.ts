import { problemItemTexts as texts } from '../../texts/papers.js'
import { type Act, actOf, CREATE, type Definition, NOWHERE } from '../definition.js'
import { HANDLING, who } from './who.js'

/** Units that put a problem right: any office. */
const UNIT = ['P', 'D', 'R', 'A', 'C', 'X', 'G', 'J', 'K', 'I', 'F'] as const

const act = (id: keyof typeof texts.acts, given: Omit<Parameters<typeof actOf>[0], 'id' | 'text'>): Act =>
  actOf({ id, text: texts.acts[id], ...given })

/** A problem that a unit puts right by a day, and another verifies; the host is the unit. */
export const PROBLEM: Definition = {
  kind: 'PB',
  version: 1,
  initial: 'open',
  states: {
    open: { text: texts.states.open, open: true },
    planned: { text: texts.states.planned, open: true },
    submitted: { text: texts.states.submitted, open: true },
    'sent-back': { text: texts.states['sent-back'], open: true },
    closed: { text: texts.states.closed, open: false },
  },
  acts: [
    act(CREATE, {
      from: [NOWHERE],
      to: 'open',
      by: [who(HANDLING, ['handler', 'reviewer'], 'all')],
      requires: ['problem-kind', 'addressee', 'subject'],
      input: ['code', 'office', 'lots', 'facts', 'text'],
      starts: ['RECTIFY'],
    }),
    act('plan', {
      from: ['open'],
      to: 'planned',
      by: [who(UNIT, ['leader'], 'host')],
      requires: ['measure', 'until-later'],
      input: ['text', 'until'],
    }),
    act('submit', {
      from: ['planned', 'sent-back'],
      to: 'submitted',
      by: [who(UNIT, ['clerk', 'handler'], 'host')],
      requires: ['proof'],
      input: ['text', 'attachments'],
      stops: ['RECTIFY', 'REDO'],
    }),
    act('verify', {
      from: ['submitted'],
      to: 'closed',
      by: [who(HANDLING, ['reviewer'], 'issuer'), who(['C'], ['reviewer'], 'all')],
      requires: ['not-the-unit', 'opinion'],
      input: ['opinion'],
      distinct: ['submit'],
    }),
    act('send-back', {
      from: ['submitted'],
      to: 'sent-back',
      by: [who(HANDLING, ['reviewer'], 'issuer')],
      requires: ['not-the-unit', 'reason'],
      input: ['reason'],
      starts: ['REDO'],
    }),
    act('reopen', {
      from: ['closed'],
      to: 'open',
      by: [who(HANDLING, ['reviewer'], 'issuer'), who(['C', 'D'], ['reviewer'], 'all')],
      requires: ['reason'],
      input: ['reason'],
      starts: ['RECTIFY'],
    }),
  ],
}
