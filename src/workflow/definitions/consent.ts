import { consentTexts as texts } from '../../texts/workflow.js'
import { actOf, type Definition } from '../definition.js'
import { who } from './who.js'

const COORDINATOR = who(['C'], ['reviewer', 'leader'], 'all')

/** What the coordinating office is asked to allow: more time, a suspension, that a lead be void. */
export const CONSENT: Definition = {
  kind: 'EX',
  version: 1,
  initial: 'asked',
  states: {
    asked: { text: texts.states.asked, open: true },
    granted: { text: texts.states.granted, open: false },
    refused: { text: texts.states.refused, open: false },
  },
  acts: [
    actOf({
      id: 'grant',
      text: texts.acts.grant,
      from: ['asked'],
      to: 'granted',
      by: [COORDINATOR],
      requires: ['red-by-leader'],
      input: ['opinion'],
      distinct: ['create'],
    }),
    actOf({
      id: 'refuse',
      text: texts.acts.refuse,
      from: ['asked'],
      to: 'refused',
      by: [COORDINATOR],
      requires: ['reason'],
      input: ['reason'],
      distinct: ['create'],
    }),
  ],
}
