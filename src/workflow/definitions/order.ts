import { orderTexts as texts } from '../../texts/papers.js'
import { type Act, actOf, CREATE, type Definition, NOWHERE } from '../definition.js'
import { who } from './who.js'

/** Any office may be told to hurry. */
const ADDRESSEE = ['P', 'D', 'R', 'A', 'C', 'X', 'G', 'J', 'K', 'I', 'F'] as const
const SUPERVISORS = ['C', 'D', 'G'] as const

const act = (id: keyof typeof texts.acts, given: Omit<Parameters<typeof actOf>[0], 'id' | 'text'>): Act =>
  actOf({ id, text: texts.acts[id], ...given })

/** An order to hurry something that is overdue; the host is the office that is told. */
export const ORDER: Definition = {
  kind: 'SO',
  version: 1,
  initial: 'draft',
  states: {
    draft: { text: texts.states.draft, open: true },
    issued: { text: texts.states.issued, open: true },
    answered: { text: texts.states.answered, open: true },
    escalated: { text: texts.states.escalated, open: true },
    lifted: { text: texts.states.lifted, open: false },
    dropped: { text: texts.states.dropped, open: false },
  },
  acts: [
    act(CREATE, {
      from: [NOWHERE],
      to: 'draft',
      by: [who(['C', 'D'], ['reviewer'], 'all'), who(['G'], ['handler'], 'all')],
      requires: ['addressee', 'subject'],
      input: ['office', 'text'],
    }),
    act('issue', {
      from: ['draft'],
      to: 'issued',
      by: [who(SUPERVISORS, ['leader'], 'issuer')],
      requires: ['order-level', 'number'],
      input: ['level', 'number', 'text'],
      starts: ['ORDER'],
    }),
    act('drop', {
      from: ['draft'],
      to: 'dropped',
      by: [who(SUPERVISORS, ['leader', 'reviewer'], 'issuer')],
      requires: ['reason'],
      input: ['reason'],
    }),
    act('answer', {
      from: ['issued', 'escalated'],
      to: 'answered',
      by: [who(ADDRESSEE, ['leader'], 'host')],
      requires: ['reply'],
      input: ['text', 'attachments'],
      stops: ['ORDER'],
    }),
    act('lift', {
      from: ['answered'],
      to: 'lifted',
      by: [who(SUPERVISORS, ['reviewer'], 'issuer')],
      requires: ['opinion'],
      input: ['opinion'],
    }),
    act('escalate', {
      from: ['issued', 'answered'],
      to: 'escalated',
      by: [who(SUPERVISORS, ['leader'], 'issuer')],
      requires: ['reason'],
      input: ['reason'],
      stops: ['ORDER'],
    }),
  ],
}
