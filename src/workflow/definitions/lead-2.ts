import { leadTexts as texts } from '../../texts/workflow.js'
import { type Act, actOf, CREATE, type Definition, NOWHERE, SAME } from '../definition.js'
import { LEAD } from './lead.js'
import { HANDLING, who } from './who.js'

const OPEN = Object.entries(LEAD.states).flatMap(([id, { open }]) => (open && id !== 'new' ? [id] : []))

const added: Act[] = [
  actOf({
    id: CREATE,
    text: texts.others.create,
    from: [NOWHERE],
    to: 'new',
    by: [who(HANDLING, ['clerk', 'handler', 'dispatcher'], 'all')],
    requires: ['similar-answered'],
    starts: ['ROUTE'],
  }),
  actOf({
    id: 'handover',
    text: texts.acts.handover,
    from: OPEN,
    to: SAME,
    by: [who(['C'], ['leader'], 'all')],
    requires: ['host-valid', 'other-host', 'second-person', 'reason'],
    input: ['host', 'second', 'reason'],
    bulk: true,
  }),
]

const MORE: Readonly<Record<string, Pick<Act, 'requires'>>> = {
  approve: { requires: ['transfer-reported'] },
  assign: { requires: ['certified'] },
  close: { requires: ['children-settled'] },
}

/**
 * Beside the first version: a transfer is reported before the principal approves, what belongs to a lead is
 * settled before it closes, handlers of a regulator have certificates, a lead made by hand answers whether it
 * is one that there is, and on a reform day open leads go over to another office.
 */
export const LEAD_2: Definition = {
  ...LEAD,
  version: 2,
  acts: [
    ...LEAD.acts.map((act) => ({ ...act, requires: [...act.requires, ...(MORE[act.id]?.requires ?? [])] })),
    ...added,
  ],
}
