import type { CapacityKind, Position } from '../../domain/seat.js'
import { leadTexts as texts } from '../../texts/workflow.js'
import type { Act, Definition, Row, Who } from '../definition.js'

const HANDLING: readonly CapacityKind[] = ['P', 'D', 'R', 'A', 'C']
const DISPATCHER = who(['C'], ['dispatcher'], 'all')
const LEADER_OF_HOST = who(HANDLING, ['leader'], 'host')

function who(capacity: readonly CapacityKind[], position: readonly Position[], row: Row): Who {
  return { capacity, position, row }
}

const act = (id: keyof typeof texts.acts, given: Omit<Act, 'id' | 'text'>): Act => ({
  id,
  text: texts.acts[id],
  ...given,
})

/** A lead from its being made to its being checked. */
export const LEAD: Definition = {
  kind: 'LD',
  version: 1,
  initial: 'new',
  states: {
    new: { text: texts.states.new, open: true },
    routed: { text: texts.states.routed, open: true },
    returned: { text: texts.states.returned, open: true },
    signed: { text: texts.states.signed, open: true },
    checking: { text: texts.states.checking, open: true },
  },
  acts: [
    act('route', {
      from: ['new'],
      to: 'routed',
      by: [DISPATCHER],
      requires: ['host-valid', 'row-or-reason'],
      starts: ['SIGN'],
      stops: ['ROUTE'],
      undo: true,
    }),
    act('recall', {
      from: ['routed'],
      to: 'new',
      by: [DISPATCHER],
      requires: ['reason'],
      starts: ['ROUTE'],
      stops: ['SIGN'],
      undo: false,
    }),
    act('sign', {
      from: ['routed'],
      to: 'signed',
      by: [who(HANDLING, ['clerk', 'handler', 'leader'], 'host')],
      requires: [],
      starts: ['CHECK', 'RETURN'],
      stops: ['SIGN'],
      undo: true,
    }),
    act('return', {
      from: ['routed', 'signed'],
      to: 'returned',
      by: [LEADER_OF_HOST],
      requires: ['may-return', 'reason'],
      starts: ['ROUTE'],
      stops: ['SIGN', 'CHECK', 'RETURN'],
      undo: true,
    }),
    act('redirect', {
      from: ['returned'],
      to: 'routed',
      by: [DISPATCHER],
      requires: ['host-valid', 'row-or-reason', 'few-returns'],
      starts: ['SIGN'],
      stops: ['ROUTE'],
      undo: true,
    }),
    act('impose', {
      from: ['returned'],
      to: 'routed',
      by: [who(['C'], ['leader'], 'all')],
      requires: ['host-valid', 'reason'],
      starts: ['SIGN'],
      stops: ['ROUTE'],
      undo: false,
    }),
    act('assign', {
      from: ['signed', 'checking'],
      to: 'checking',
      by: [who(HANDLING, ['leader', 'reviewer'], 'host')],
      requires: ['two-handlers'],
      starts: [],
      stops: ['RETURN'],
      undo: true,
    }),
  ],
}
