import type { Text } from '../../texts/text.js'
import { actOf, type Definition } from '../definition.js'
import { who } from './who.js'

const OFFICES = ['P', 'D', 'R', 'A', 'C', 'X', 'G', 'J', 'K', 'I', 'F'] as const
const COORDINATION = who(['C'], ['reviewer'], 'all')

type States = 'due' | 'submitted' | 'missing' | 'accepted'
type Acts = 'submit' | 'accept' | 'return' | 'miss'

/** Something that an office hands in by a day; past the day it is missing until it comes late. */
export const dueByDay = (
  kind: string,
  texts: { states: Record<States, Text>; acts: Record<Acts, Text> },
  clock: string,
): Definition => ({
  kind,
  version: 1,
  initial: 'due',
  states: {
    due: { text: texts.states.due, open: true },
    submitted: { text: texts.states.submitted, open: true },
    missing: { text: texts.states.missing, open: true },
    accepted: { text: texts.states.accepted, open: false },
  },
  acts: [
    actOf({
      id: 'submit',
      text: texts.acts.submit,
      from: ['due', 'missing'],
      to: 'submitted',
      by: [who(OFFICES, ['clerk', 'leader'], 'host')],
      requires: ['reply'],
      input: ['text', 'number', 'attachments'],
      stops: [clock, 'REDO'],
    }),
    actOf({
      id: 'accept',
      text: texts.acts.accept,
      from: ['submitted'],
      to: 'accepted',
      by: [COORDINATION],
      input: ['opinion'],
      distinct: ['submit'],
      bulk: true,
    }),
    actOf({
      id: 'return',
      text: texts.acts.return,
      from: ['submitted'],
      to: 'due',
      by: [COORDINATION],
      requires: ['reason'],
      input: ['reason'],
      starts: ['REDO'],
    }),
    actOf({ id: 'miss', text: texts.acts.miss, from: ['due'], to: 'missing', by: [] }),
  ],
})
