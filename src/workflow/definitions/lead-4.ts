import { leadTexts as texts } from '../../texts/workflow.js'
import { actOf, type Definition, SAME } from '../definition.js'
import { LEAD_3 } from './lead-3.js'
import { HANDLER, LEADER_OF_HOST } from './who.js'

const HELD = ['routed', 'signed', 'checking', 'suspended', 'proposed', 'fed-back', 'tracking']

/** Beside the third version: the leader of the host raises the colour, and a lower one is asked for. */
export const LEAD_4: Definition = {
  ...LEAD_3,
  version: 4,
  acts: [
    ...LEAD_3.acts,
    actOf({
      id: 'recolour',
      text: texts.acts.recolour,
      from: HELD,
      to: SAME,
      by: [LEADER_OF_HOST],
      requires: ['colour-higher', 'reason'],
      input: ['colour', 'reason'],
    }),
    actOf({
      id: 'ask-colour',
      text: texts.acts['ask-colour'],
      from: HELD,
      to: SAME,
      by: [HANDLER, LEADER_OF_HOST],
      requires: ['colour-lower', 'reason'],
      input: ['colour', 'reason'],
    }),
  ],
}
