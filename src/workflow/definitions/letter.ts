import { letterItemTexts as texts } from '../../texts/papers.js'
import { type Act, actOf, CREATE, type Definition, NOWHERE } from '../definition.js'
import { who } from './who.js'

/** Who writes letters: police, discipline, regulators, audit, coordination, procuratorate, court. */
const WRITERS = ['P', 'D', 'R', 'A', 'C', 'J', 'K'] as const
/** Who answers them: any office. */
const ANY = ['P', 'D', 'R', 'A', 'C', 'X', 'G', 'J', 'K', 'I', 'F'] as const

const act = (id: keyof typeof texts.acts, given: Omit<Parameters<typeof actOf>[0], 'id' | 'text'>): Act =>
  actOf({ id, text: texts.acts[id], ...given })

/** A letter of advice or warning that is answered by a day; the host is who must act on it. */
export const LETTER: Definition = {
  kind: 'LT',
  version: 1,
  initial: 'draft',
  states: {
    draft: { text: texts.states.draft, open: true },
    checked: { text: texts.states.checked, open: true },
    issued: { text: texts.states.issued, open: true },
    served: { text: texts.states.served, open: true },
    replied: { text: texts.states.replied, open: true },
    insisted: { text: texts.states.insisted, open: true },
    closed: { text: texts.states.closed, open: false },
    lifted: { text: texts.states.lifted, open: false },
  },
  acts: [
    act(CREATE, {
      from: [NOWHERE],
      to: 'draft',
      by: [who(WRITERS, ['handler', 'clerk'], 'all')],
      requires: ['letter-type', 'addressee', 'subject'],
      input: ['type', 'office', 'rings', 'lots', 'text'],
    }),
    act('check', {
      from: ['draft'],
      to: 'checked',
      by: [who(WRITERS, ['leader'], 'issuer')],
      requires: ['opinion'],
      input: ['opinion'],
      distinct: [CREATE],
    }),
    act('send-back', {
      from: ['draft', 'checked'],
      to: 'draft',
      by: [who(WRITERS, ['leader'], 'issuer')],
      requires: ['reason'],
      input: ['reason'],
    }),
    act('issue', {
      from: ['checked'],
      to: 'issued',
      by: [who(WRITERS, ['clerk'], 'issuer')],
      requires: ['number'],
      input: ['number', 'attachments'],
    }),
    act('serve', {
      from: ['issued'],
      to: 'served',
      by: [who(WRITERS, ['clerk'], 'issuer')],
      requires: ['day', 'method'],
      input: ['day', 'text', 'attachments'],
    }),
    act('reply', {
      from: ['served', 'insisted'],
      to: 'replied',
      by: [who(ANY, ['clerk', 'leader'], 'host'), who(WRITERS, ['clerk'], 'issuer')],
      requires: ['reply', 'day'],
      input: ['text', 'day', 'number', 'attachments'],
      stops: ['LETTER-JUD', 'LETTER-PROC', 'LETTER-POLICE', 'LETTER-DISC', 'LETTER-OTHER'],
    }),
    act('accept', {
      from: ['replied'],
      to: 'closed',
      by: [who(WRITERS, ['handler', 'leader'], 'issuer')],
      requires: ['opinion'],
      input: ['opinion'],
    }),
    act('insist', {
      from: ['replied'],
      to: 'insisted',
      by: [who(WRITERS, ['handler', 'leader'], 'issuer')],
      requires: ['reason'],
      input: ['reason'],
    }),
    act('lift', {
      from: ['draft', 'checked', 'issued', 'served', 'replied', 'insisted'],
      to: 'lifted',
      by: [who(WRITERS, ['leader'], 'issuer')],
      requires: ['reason'],
      input: ['reason'],
    }),
  ],
}
