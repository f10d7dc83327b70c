import { transferTexts as texts } from '../../texts/transfers.js'
import { type Act, actOf, CREATE, type Definition, NOWHERE, SAME } from '../definition.js'
import { HANDLING, LEADER_OF_ISSUER, who } from './who.js'

const act = (id: keyof typeof texts.acts, given: Omit<Parameters<typeof actOf>[0], 'id' | 'text'>): Act =>
  actOf({ id, text: texts.acts[id], ...given })

const state = (id: keyof typeof texts.states, open = true) => ({ text: texts.states[id], open })

/** the police to whom it was sent, and the procuratorate to whom it was opened */
const POLICE_CLERK = who(['P'], ['clerk'], 'host')
const POLICE = who(['P'], ['leader'], 'host')
const PROCURATORATE = who(['J'], ['leader'], 'all')
const SENDER = who(HANDLING, ['handler', 'clerk'], 'issuer')

/** Provisions on the transfer of suspected crimes (State Council 310, as amended), articles 3 to 7. */
const sending: Act[] = [
  act(CREATE, {
    from: [NOWHERE],
    to: 'drafting',
    by: [who(HANDLING, ['handler'], 'parent-worker'), who(HANDLING, ['leader'], 'parent-host')],
    requires: ['lead-at-hand', 'confirmed-facts', 'police-ground', 'one-transfer', 'police-office'],
    input: ['office', 'text'],
  }),
  act('report', {
    from: ['drafting'],
    to: 'reported',
    by: [who(HANDLING, ['handler'], 'parent-worker')],
    requires: ['two-handlers', 'conclusion', 'confirmed-facts'],
    input: ['handlers', 'conclusion', 'attachments'],
    starts: ['XFER-DECIDE'],
    undo: true,
  }),
  act('approve', {
    from: ['reported'],
    to: 'approved',
    by: [who(HANDLING, ['principal'], 'issuer')],
    requires: ['opinion'],
    input: ['opinion'],
    distinct: [CREATE, 'report'],
    starts: ['XFER-SEND'],
    stops: ['XFER-DECIDE'],
  }),
  act('refuse', {
    from: ['reported'],
    to: 'refused',
    by: [who(HANDLING, ['principal'], 'issuer')],
    requires: ['reason'],
    input: ['reason'],
    distinct: [CREATE, 'report'],
    stops: ['XFER-DECIDE'],
  }),
  act('send', {
    from: ['approved'],
    to: 'sent',
    by: [who(HANDLING, ['clerk'], 'issuer')],
    requires: ['enclosures', 'number'],
    input: ['enclosures', 'number', 'attachments'],
    stops: ['XFER-SEND'],
  }),
  act('receipt', {
    from: ['sent'],
    to: 'received',
    by: [POLICE_CLERK],
    requires: ['signed-by'],
    input: ['text', 'attachments'],
    starts: ['XFER-FILE'],
  }),
  act('receipt-other', {
    from: ['sent'],
    to: 'not-ours',
    by: [POLICE_CLERK],
    requires: ['signed-by'],
    input: ['text', 'attachments'],
    starts: ['XFER-FORWARD'],
  }),
  act('forward', {
    from: ['received', 'not-ours'],
    to: 'forwarded',
    by: [POLICE],
    requires: ['authority', 'reason'],
    input: ['authority', 'office', 'reason'],
    stops: ['XFER-FORWARD', 'XFER-FILE'],
  }),
]

/** Articles 8 to 10; and how the procuratorate supervises that a case is filed. */
const deciding: Act[] = [
  act('assign', {
    from: ['received', 'reconsidering', 'upheld', 'supervised', 'filed', 'handing-over', 'handed-over'],
    to: SAME,
    by: [POLICE],
    requires: ['two-handlers', 'recusal-declared'],
    input: ['handlers', 'recusal'],
  }),
  act('warrant', {
    from: ['filed', 'handing-over', 'handed-over'],
    to: SAME,
    by: [POLICE],
    requires: ['number', 'day'],
    input: ['number', 'day'],
  }),
  act('take-time', {
    from: ['received'],
    to: SAME,
    by: [POLICE],
    requires: ['file-term', 'reason', 'number'],
    input: ['days', 'reason', 'number'],
  }),
  act('file', {
    from: ['received', 'reconsidering', 'upheld', 'supervised'],
    to: 'filed',
    by: [POLICE],
    requires: ['number', 'day'],
    input: ['number', 'day', 'text'],
    starts: ['XFER-HANDOVER'],
    stops: ['XFER-FILE', 'XFER-RECONSIDER-DECIDE', 'XFER-SUPERVISE', 'XFER-REASONS', 'XFER-MUSTFILE'],
  }),
  act('not-file', {
    from: ['received'],
    to: 'not-filed',
    by: [POLICE],
    requires: ['number', 'reason', 'papers-back'],
    input: ['number', 'reason', 'text'],
    starts: ['XFER-RECONSIDER'],
    stops: ['XFER-FILE'],
  }),
  act('reconsider', {
    from: ['not-filed'],
    to: 'reconsidering',
    by: [LEADER_OF_ISSUER],
    requires: ['reason'],
    input: ['reason', 'attachments'],
    starts: ['XFER-RECONSIDER-DECIDE'],
    stops: ['XFER-RECONSIDER'],
  }),
  act('uphold', {
    from: ['reconsidering'],
    to: 'upheld',
    by: [POLICE],
    requires: ['reason'],
    input: ['reason'],
    distinct: ['not-file'],
    starts: ['XFER-SUPERVISE'],
    stops: ['XFER-RECONSIDER-DECIDE'],
  }),
  act('ask-supervision', {
    from: ['not-filed', 'upheld'],
    to: 'supervised',
    by: [LEADER_OF_ISSUER],
    requires: ['procuratorate', 'reason'],
    input: ['reason', 'attachments'],
    starts: ['XFER-REASONS'],
    stops: ['XFER-RECONSIDER', 'XFER-SUPERVISE'],
  }),
  act('reasons', {
    from: ['supervised'],
    to: SAME,
    by: [POLICE],
    requires: ['reason'],
    input: ['reason', 'attachments'],
    stops: ['XFER-REASONS'],
  }),
  act('must-file', {
    from: ['supervised'],
    to: SAME,
    by: [PROCURATORATE],
    requires: ['reasons-given', 'number'],
    input: ['number', 'text'],
    starts: ['XFER-MUSTFILE'],
  }),
  act('accept', {
    from: ['supervised'],
    to: 'not-filed-final',
    by: [PROCURATORATE],
    requires: ['reasons-given', 'not-ordered', 'reason'],
    input: ['reason'],
    stops: ['XFER-REASONS'],
  }),
  act('settle', {
    from: ['not-filed', 'not-filed-final', 'upheld'],
    to: 'administrative',
    by: [LEADER_OF_ISSUER],
    requires: ['reason'],
    input: ['reason'],
    starts: ['PENALTY'],
    stops: ['XFER-RECONSIDER', 'XFER-SUPERVISE'],
  }),
]

/** Articles 12 and 13. */
const following: Act[] = [
  act('hand-over', {
    from: ['filed'],
    to: 'handing-over',
    by: [SENDER],
    requires: ['goods'],
    input: ['text', 'attachments'],
  }),
  act('take-over', {
    from: ['handing-over'],
    to: 'handed-over',
    by: [POLICE_CLERK],
    requires: ['signed-by'],
    input: ['text'],
    stops: ['XFER-HANDOVER'],
  }),
  act('conclude', {
    from: ['handed-over'],
    to: 'concluded',
    by: [POLICE],
    requires: ['authority', 'number', 'day', 'text'],
    input: ['authority', 'number', 'day', 'text'],
  }),
  act('back', {
    from: ['handed-over'],
    to: 'administrative',
    by: [POLICE],
    requires: ['number', 'reason'],
    input: ['number', 'reason'],
    starts: ['PENALTY'],
  }),
  act('decide', {
    from: ['administrative'],
    to: 'decided',
    by: [SENDER],
    requires: ['authority', 'number', 'day'],
    input: ['authority', 'number', 'day', 'text'],
    stops: ['PENALTY'],
  }),
]

/**
 * A transfer to the police; its host is who must act on it: the office that transfers until it is sent, the
 * police from then on.
 */
export const TRANSFER: Definition = {
  kind: 'TP',
  version: 1,
  initial: 'drafting',
  states: {
    drafting: state('drafting'),
    reported: state('reported'),
    approved: state('approved'),
    refused: state('refused', false),
    sent: state('sent'),
    received: state('received'),
    'not-ours': state('not-ours'),
    forwarded: state('forwarded', false),
    filed: state('filed'),
    'not-filed': state('not-filed'),
    reconsidering: state('reconsidering'),
    upheld: state('upheld'),
    supervised: state('supervised'),
    'not-filed-final': state('not-filed-final'),
    administrative: state('administrative'),
    'handing-over': state('handing-over'),
    'handed-over': state('handed-over'),
    concluded: state('concluded', false),
    decided: state('decided', false),
  },
  acts: [...sending, ...deciding, ...following],
}
