import { colourChangeTexts as texts } from '../../texts/colours.js'
import { actOf, type Definition } from '../definition.js'
import { HANDLING, who } from './who.js'

const OTHERS = who(['C', 'D'], ['reviewer', 'leader'], 'not-host')

/**
 * A lower colour for a lead: of a red one another office confirms it, coordination or discipline; of any
 * other the leader of the own office agrees, each another person than proposed it.
 */
export const COLOUR_CHANGE: Definition = {
  kind: 'CC',
  version: 1,
  initial: 'asked',
  states: {
    asked: { text: texts.states.asked, open: true },
    done: { text: texts.states.done, open: false },
    refused: { text: texts.states.refused, open: false },
  },
  acts: [
    actOf({
      id: 'confirm',
      text: texts.acts.confirm,
      from: ['asked'],
      to: 'done',
      by: [OTHERS],
      requires: ['opinion'],
      input: ['opinion'],
      distinct: ['create'],
    }),
    actOf({
      id: 'agree',
      text: texts.acts.agree,
      from: ['asked'],
      to: 'done',
      by: [who(HANDLING, ['leader'], 'host')],
      requires: ['not-red', 'opinion'],
      input: ['opinion'],
      distinct: ['create'],
    }),
    actOf({
      id: 'refuse',
      text: texts.acts.refuse,
      from: ['asked'],
      to: 'refused',
      by: [OTHERS, who(HANDLING, ['leader'], 'host')],
      requires: ['reason'],
      input: ['reason'],
      distinct: ['create'],
    }),
  ],
}
