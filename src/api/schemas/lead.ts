import { z } from 'zod'
import { NUMBERED } from '../../casebook/work/numbers.js'
import { LeadBody, LeadFact, LeadPerson, LeadProgress } from '../../handling/lead.js'
import { PaperBody, PaperProgress } from '../../handling/paper.js'
import type { ItemRow as Row, ShownAct, ShownClock, ShownMaking } from '../../handling/shown.js'
import { InputSchema } from '../../workflow/input.js'
import { schemaOf } from '../given.js'

const text = z.string()
const both = z.object({ zh: text, en: text })
const office = z.object({ office: text, name: text })
const light = z.enum(['green', 'amber', 'red'])
const day = text.meta({ description: '2026-03-05' })

export const ItemRow = schemaOf<Row>()({
  id: text,
  kind: text.meta({
    description:
      'LD lead, CH help, EX consent, TP transfer to the police, TD to another office, LT letter, PB problem, SO order, RI report due, TK task',
  }),
  version: z.int(),
  state: text,
  stateText: both,
  colour: text.nullable(),
  care: z.boolean().meta({ description: 'A key project: handled with care' }),
  summary: both,
  host: office.nullable(),
  due: day.nullable(),
  light: light.nullable(),
  openedAt: text,
  lead: text.nullable().meta({ description: 'The lead that it belongs to' }),
  proposal: z
    .object({
      row: text.nullable(),
      host: text.nullable(),
      hostName: text.nullable(),
      cohandlers: z.array(text),
      copied: z.array(text),
    })
    .nullable()
    .meta({ description: 'Who the routing rows name, while that is to be decided' }),
}).meta({ id: 'ItemRow' })

export const Clock = schemaOf<ShownClock>()({
  term: text,
  startedAt: text,
  due: day,
  dueAt: text,
  lenient: day.meta({ description: 'Rolled to the next working day (Civil Code 203)' }),
  left: z.union([z.object({ wd: z.int() }), z.object({ h: z.int() })]).nullable(),
  light: light.nullable(),
  result: z.enum(['running', 'met', 'late', 'void']),
  paused: z.boolean(),
  provisional: z.boolean().meta({ description: 'The days off of a year it reads are not announced' }),
  about: both.nullable(),
  source: text.nullable(),
  mark: text
    .nullable()
    .meta({ description: 'S the office’s document, V law that was read, M memory, D default' }),
}).meta({ id: 'Clock' })

export const Act = schemaOf<ShownAct>()({
  act: text,
  text: both,
  enabled: z.boolean().meta({ description: 'Nothing is missing but what comes with the act' }),
  missing: z.array(z.object({ pointer: text, detail: both })),
  needsAnother: text.nullable().meta({ description: 'Act of the same person, so that another must do this' }),
  input: z.array(text),
  bulk: z.boolean(),
  until: day.nullable(),
}).meta({ id: 'LeadAct' })

export const Making = schemaOf<ShownMaking>()({
  kind: text,
  text: both,
  enabled: z.boolean(),
  missing: z.array(z.object({ pointer: text, detail: both })),
  input: z.array(text),
}).meta({ id: 'ItemMaking' })

const item = {
  ...ItemRow.shape,
  definition: text,
  closedAt: text.nullable(),
  closeReason: text.nullable(),
  cohandlers: z.array(office),
  copied: z.array(office),
  handlers: z.array(z.object({ user: text, name: text })),
  clocks: z.array(Clock),
  acts: z.array(Act),
  makes: z
    .array(Making)
    .meta({ description: 'Papers of it that the seat may make: POST /items with this as parent' }),
  issuer: office.nullable(),
  children: z.array(ItemRow),
  links: z.array(z.object({ what: text, key: text })),
  numbers: z
    .array(z.object({ kind: z.enum(NUMBERED), numbers: z.array(text) }))
    .meta({ description: 'Lots and projects of it that have several numbers, the first one first' }),
}

const Fact = LeadFact.omit({ persons: true })

export const Person = z.object({
  ...LeadPerson.shape,
  colour: text.nullable().meta({ description: 'Of the gravest open lead whose confirmed facts name them' }),
  since: text.nullable(),
})

const about = z.object({
  ...LeadBody.omit({ known: true, data: true }).shape,
  facts: z.array(Fact),
  ...LeadProgress.omit({ doers: true, asked: true, tookOver: true }).shape,
})

const PaperShown = z.intersection(PaperBody, PaperProgress.pick({ last: true })).meta({ id: 'Paper' })

export const Item = z
  .object({
    ...item,
    about: about.nullable().meta({ description: 'Of a lead' }),
    persons: z
      .array(Person.extend({ facts: z.array(text) }))
      .meta({ description: 'Whom confirmed facts name: for police, discipline and who handles the lead' }),
    asked: z.record(text, z.unknown()).nullable().meta({ description: 'Of help and consents' }),
    paper: PaperShown.nullable().meta({ description: 'Of a transfer, letter, problem, order, report, task' }),
  })
  .meta({ id: 'Item', description: 'A lead, what belongs to one, or a paper of its own' })

export const NewItem = z
  .strictObject({
    kind: z.enum(['TP', 'TD', 'LT', 'PB', 'SO']),
    parent: z.string().min(1).max(60).optional().meta({ description: 'Item that it belongs to' }),
    input: InputSchema.loose().default({}),
  })
  .meta({ id: 'NewItem', examples: [{ kind: 'LT', input: { type: 'police-letter', office: 'O-zj' } }] })

export const ItemEvent = z
  .object({
    version: z.int(),
    at: text,
    act: text,
    text: both,
    from: text,
    to: text,
    office: text.nullable(),
    position: text.nullable(),
    user: text.nullable(),
    input: z.record(text, z.unknown()),
    note: text,
    undoes: z.boolean(),
  })
  .meta({ id: 'ItemEvent' })

const mark = z.object({ verdict: text, why: text, user: text.nullable(), at: text }).nullable()

export const CheckSheet = z
  .object({
    lead: text,
    colour: text.nullable(),
    summary: both,
    host: text.nullable(),
    handlers: z.array(text),
    run: text.nullable(),
    numbers: z.array(z.object({ kind: z.enum(NUMBERED), numbers: z.array(text) })),
    facts: z.array(z.object({ ...Fact.shape, no: z.int(), mark })),
    lines: z.array(
      z.object({
        id: text,
        stage: z.enum(['before', 'bidding', 'after']),
        text: both,
        law: text.nullable(),
        prefill: z.object({ state: z.enum(['doubt', 'clear', 'no-data']), text: both }),
        mark,
      }),
    ),
  })
  .meta({ id: 'CheckSheet' })

export const ActRequest = z
  .strictObject({
    act: z.string().min(1).max(40),
    input: InputSchema.loose().default({}),
    note: z.string().max(2000).optional(),
  })
  .meta({ id: 'ActRequest', examples: [{ act: 'sign' }] })

export const BulkRequest = z
  .strictObject({
    act: z.string().min(1).max(40),
    items: z
      .array(z.strictObject({ id: z.string().min(1).max(60), version: z.int() }))
      .min(1)
      .max(100),
    input: InputSchema.loose().default({}),
    note: z.string().max(2000).optional(),
  })
  .meta({ id: 'BulkActRequest' })

export const NewLead = z
  .strictObject({
    colour: z.string().min(1).max(20),
    text: z.string().min(1).max(4000),
    source: z.string().min(1).max(200).default('manual'),
    bidders: z.array(z.string().min(1).max(100)).max(200).default([]),
    lots: z.array(z.string().min(1).max(100)).max(200).default([]),
    separate: z
      .array(z.string().min(1).max(60))
      .max(200)
      .default([])
      .meta({ description: 'Open leads about much the same, of which this is another' }),
    rules: z
      .array(z.string().min(1).max(20))
      .max(20)
      .default([])
      .meta({ description: 'Rules whose facts of the last run on the lots go with it, to be judged' }),
  })
  .meta({ id: 'NewLead' })
