import { helpTexts as texts } from '../../texts/workflow.js'
import { actOf, type Definition } from '../definition.js'
import { HANDLING, LEADER_OF_HOST, who } from './who.js'

/** Help that the host of a lead asks of another office; the host of the help is the office that is asked. */
export const HELP: Definition = {
  kind: 'CH',
  version: 1,
  initial: 'asked',
  states: {
    asked: { text: texts.states.asked, open: true },
    working: { text: texts.states.working, open: true },
    answered: { text: texts.states.answered, open: true },
    settled: { text: texts.states.settled, open: false },
    declined: { text: texts.states.declined, open: false },
  },
  acts: [
    actOf({
      id: 'accept',
      text: texts.acts.accept,
      from: ['asked'],
      to: 'working',
      by: [LEADER_OF_HOST],
      requires: ['two-handlers', 'recusal-declared'],
      input: ['handlers', 'recusal'],
      undo: true,
    }),
    actOf({
      id: 'decline',
      text: texts.acts.decline,
      from: ['asked'],
      to: 'declined',
      by: [LEADER_OF_HOST],
      requires: ['reason'],
      input: ['reason'],
      stops: ['HELP'],
    }),
    actOf({
      id: 'impose',
      text: texts.acts.impose,
      from: ['declined'],
      to: 'asked',
      by: [who(['C'], ['leader'], 'all')],
      requires: ['reason'],
      input: ['reason'],
      starts: ['HELP'],
    }),
    actOf({
      id: 'answer',
      text: texts.acts.answer,
      from: ['working'],
      to: 'answered',
      by: [who(HANDLING, ['handler'], 'worker')],
      requires: ['text'],
      input: ['text'],
      stops: ['HELP'],
      undo: true,
    }),
    actOf({
      id: 'take',
      text: texts.acts.take,
      from: ['answered'],
      to: 'settled',
      by: [who(HANDLING, ['handler', 'leader'], 'parent-host')],
    }),
  ],
}
