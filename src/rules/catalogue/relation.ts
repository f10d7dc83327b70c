import { z } from 'zod'
import { defineRule } from '../define.js'
import type { Rule } from '../rule.js'

const BARRED = 'regulation-34'
const PERSON_ROLES = 'roles.person_id_no'
const ON_BID = ['bids.agent_id_no', 'bids.manager_id_no']

export const RELATION_RULES: readonly Rule[] = [
  defineRule({
    id: 'REL-01',
    family: 'relation',
    grade: '禁',
    formula: 'identity number of the legal representative equal on the day; name alone: 弱',
    law: [BARRED],
    needs: [['bidders.legal_rep_id_no', PERSON_ROLES, 'bidders.legal_rep_name']],
  }),
  defineRule({
    id: 'REL-02',
    family: 'relation',
    grade: '禁',
    formula: 'share > control, directly; or one owner with a share > control in both',
    law: [BARRED],
    settings: {
      control: z.number().min(0).max(1).default(0.5),
      hubCap: z.number().int().min(2).default(8),
    },
    needs: [['ownership.owner_id', PERSON_ROLES]],
  }),
  defineRule({
    id: 'REL-03',
    family: 'relation',
    grade: '强',
    formula:
      'product of shares from one owner through ≤ layers: ≥ strong: 强, ≥ lead: 线 (the lesser of the two bidders)',
    law: [BARRED, 'regulation-39'],
    settings: {
      layers: z.number().int().min(1).max(8).default(4),
      strong: z.number().min(0).max(1).default(0.5),
      lead: z.number().min(0).max(1).default(0.25),
      hubCap: z.number().int().min(2).default(8),
    },
    needs: [['ownership.owner_id', PERSON_ROLES]],
  }),
  defineRule({
    id: 'REL-04',
    family: 'relation',
    grade: '线',
    formula:
      'one person officer or shareholder of both at one time: 线; agent or manager of A leads B: 强 on one lot',
    law: ['regulation-39'],
    needs: [[PERSON_ROLES]],
  }),
  defineRule({
    id: 'REL-05',
    family: 'contact',
    grade: '强',
    formula: 'phone or e-mail equal on one lot: 强; across lots: 线',
    law: ['order87-37-3'],
    needs: [
      [
        'bids.agent_phone',
        'bids.contact_phone',
        'bids.contact_email',
        'bidders.phone',
        'bidders.email',
        'roles.phone',
      ],
    ],
  }),
  defineRule({
    id: 'REL-06',
    family: 'contact',
    grade: '线',
    formula: 'address equal to the door',
    law: [],
    needs: [['bidders.address']],
  }),
  defineRule({
    id: 'REL-07',
    family: 'relation',
    grade: '视',
    formula: 'identity number of the agent equal on one lot: 视; across lots: 强',
    law: ['regulation-40-2', 'order87-37-2'],
    needs: [['bids.agent_id_no', 'bids.agent_name']],
  }),
  defineRule({
    id: 'REL-08',
    family: 'relation',
    grade: '视',
    formula: 'identity number of the project manager equal on one lot: 视; across lots: 强',
    law: ['regulation-40-3', 'order87-37-3'],
    needs: [['bids.manager_id_no', 'bids.manager_name']],
  }),
  defineRule({
    id: 'REL-09',
    family: 'relation',
    grade: '强',
    formula: 'agent or manager of A insured or employed at B on the day',
    law: ['regulation-42', 'law-33'],
    needs: [ON_BID, [PERSON_ROLES]],
  }),
  defineRule({
    id: 'REL-10',
    family: 'relation',
    grade: '弱',
    formula: '≥ minPersons builders leave A and join B (or back) within windowDays',
    law: [],
    settings: {
      minPersons: z.number().int().min(1).default(3),
      windowDays: z.number().int().min(1).default(365),
    },
    needs: [[PERSON_ROLES]],
  }),
  defineRule({
    id: 'REL-11',
    family: 'relation',
    grade: '强',
    formula: 'kin among legal representatives, shareholders, agents',
    law: [],
    notCarried: ['kinship'],
  }),
  defineRule({
    id: 'REL-12',
    family: 'relation',
    grade: '禁',
    formula: "bidder is, owns, is owned by, or shares an officer with the lot's buyer or agency",
    law: [BARRED],
    settings: { control: z.number().min(0).max(1).default(0.25) },
    needs: [['lots.agency_id', 'lots.buyer_id']],
  }),
]
