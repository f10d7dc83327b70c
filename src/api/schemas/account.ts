import { z } from 'zod'
import { STANDINGS } from '../../access/resources.js'
import { GRANT_ACTS } from '../../accounts/grants.js'
import { GRANT_KINDS, GRANT_STATES, type GrantRequest } from '../../casebook/accounts/grant-requests.js'
import { typedText } from '../../domain/typed-text.js'
import { schemaOf } from '../given.js'

const text = z.string()
const optional = text.nullable()
const day = z.iso.date()
const word = z.string().min(1).max(200)
const basis = typedText(2, 500).meta({ description: 'Document that it rests on' })

export const USER_STATES = ['created', 'active', 'locked', 'disabled'] as const
export const USER_ACTS = ['lock', 'unlock', 'disable'] as const

const PositionHeld = z.object({
  capacity: text,
  position: text,
  fromDay: text,
  toDay: optional,
  basis: text,
  grantedBy: text,
  approvedBy: text,
})

/** An account, with the positions that were not taken back. */
export const UserAccount = z
  .object({
    id: text,
    login: text,
    name: text,
    office: optional,
    state: z.enum(USER_STATES),
    madeBy: text,
    madeAt: text,
    lastLogin: optional,
    positions: z.array(PositionHeld),
    acts: z.array(z.enum(USER_ACTS)).meta({ description: 'What whoever asks may do with it now' }),
  })
  .meta({
    id: 'UserAccount',
    examples: [
      {
        id: 'U-000004',
        login: 'wang',
        name: '王工',
        office: 'O-zj',
        state: 'active',
        madeBy: 'U-000001',
        madeAt: '2026-03-02T01:00:00.000Z',
        lastLogin: null,
        positions: [],
        acts: ['lock', 'disable'],
      },
    ],
  })
export const UserList = z.object({ data: z.array(UserAccount) }).meta({ id: 'UserList' })

export const NewUserAccount = z.strictObject({
  login: z.string().regex(/^[A-Za-z][A-Za-z0-9._-]{1,31}$/),
  name: typedText(1, 100),
  office: word.nullable().meta({ description: 'null of an administrator' }),
  words: z.array(word).max(20).default([]).meta({
    description: 'Words that the password may not be made of: phone, name in pinyin',
  }),
})

export const IssuedCode = z
  .object({
    login: text,
    code: text.meta({ description: 'One-time code, told this once; good for 24 hours' }),
  })
  .meta({ id: 'IssuedCode', examples: [{ login: 'wang', code: '7K3M-Q2WX-0ABC-9DEF' }] })

export const UserAct = z.strictObject({ act: z.enum(USER_ACTS) })

const SeatNamed = z.strictObject({ capacity: word, position: word })
export const SeatsWanted = z.strictObject({
  user: word.meta({ description: 'Id or login' }),
  add: SeatNamed.optional(),
  end: SeatNamed.optional(),
})

const EFFECTS = ['gains', 'loses', 'both', 'same'] as const
const Change = {
  table: z.enum(['resource', 'field']),
  name: text,
  before: text,
  after: text,
  effect: z.enum(EFFECTS),
}

export const SeatPreview = z
  .object({
    user: text,
    changes: z.array(z.object(Change)),
    before: z.array(text).meta({ description: 'industry@region of the lots that bound seats see' }),
    after: z.array(text),
  })
  .meta({ id: 'SeatPreview', examples: [{ user: 'U-000004', changes: [], before: [], after: [] }] })

const Cells = z.object({ name: text, cells: z.record(text, text) })
export const AccessMatrix = z
  .object({
    standings: z.array(z.enum(STANDINGS)),
    resources: z.array(Cells),
    fields: z.array(Cells).meta({
      description:
        'Without a purpose / with one that fits: C clear, M masked, T token, N number, W withheld, A absent',
    }),
    routes: z
      .array(
        z.object({
          method: text,
          path: text,
          summary: text,
          resources: z.array(text),
          classes: z.array(text),
          cells: z.record(text, z.enum(['there', 'absent', 'uncut'])),
        }),
      )
      .meta({
        description: 'What may be asked, and of which rows and classes of fields each shows',
      }),
    csv: text,
  })
  .meta({
    id: 'AccessMatrix',
    examples: [{ standings: ['P'], resources: [], fields: [], routes: [], csv: 'resource,P' }],
  })

export const MatrixDraft = z.strictObject({
  csv: z
    .string()
    .max(200_000)
    .meta({ description: 'As the matrix is written; lines left out stay as they are' }),
})
export const MatrixPreview = z
  .object({
    changes: z.array(z.object({ ...Change, standing: z.enum(STANDINGS), offices: z.array(text) })),
  })
  .meta({ id: 'MatrixPreview', examples: [{ changes: [] }] })

export const AccessExplained = z
  .object({
    who: text,
    allowed: z.boolean(),
    standing: z.enum(STANDINGS).meta({ description: 'Column of the matrix' }),
    resource: text,
    word: text.meta({ description: 'The cell that decides' }),
    lots: z.int().nullable().meta({ description: 'Of a ring or lot: its lots' }),
    inSight: z.int().nullable().meta({ description: 'Those of them that are in sight' }),
    steps: z.array(
      z.object({
        check: z.enum(['row', 'field', 'who']),
        ok: z.boolean(),
        by: text.meta({
          description:
            'row: the cell; field: how it is shown without and with a purpose; who: state of the item',
        }),
        needs: optional.meta({ description: 'Who may do the act: capacities, positions, part in the item' }),
      }),
    ),
  })
  .meta({
    id: 'AccessExplained',
    examples: [
      {
        ...{ who: 'O-zj/handler', allowed: true, standing: 'R', resource: 'ring', word: 'touch' },
        ...{ lots: 3, inSight: 2 },
        steps: [{ check: 'row', ok: true, by: 'touch', needs: null }],
      },
    ],
  })

const Acts = z.array(z.enum(GRANT_ACTS)).meta({ description: 'What whoever asks may do with it now' })
const HELD = {
  id: text,
  kind: z.enum(GRANT_KINDS),
  user: optional,
  office: optional,
  capacity: optional,
  position: optional,
  item: optional,
  fromDay: text,
  toDay: optional,
  basis: text,
  askedBy: text,
  askedOffice: optional,
  askedAt: text,
  state: z.enum(GRANT_STATES),
  decidedBy: optional,
  decidedAt: optional,
  endedBy: optional,
  endedAt: optional,
  note: text,
}

/** What one person asked for and another decides. */
export const Grant = schemaOf<
  GrantRequest & { names: Record<string, string>; acts: (typeof GRANT_ACTS)[number][] }
>()({
  ...HELD,
  names: z.record(z.string(), z.string()).meta({ description: 'Of the users it names, by their ids' }),
  acts: Acts,
}).meta({ id: 'Grant' })
export const GrantList = z
  .object({ data: z.array(Grant), mayAsk: z.array(z.enum(GRANT_KINDS)) })
  .meta({ id: 'GrantList', examples: [{ data: [], mayAsk: ['position', 'reset'] }] })

export const NewGrant = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('position'),
    user: word.meta({ description: 'Id or login' }),
    capacity: word,
    position: word,
    fromDay: day.optional(),
    toDay: day.nullable().default(null),
    basis,
  }),
  z.strictObject({ kind: z.literal('reset'), user: word, basis }),
  z.strictObject({
    kind: z.literal('case'),
    item: word.meta({ description: 'Id of the item that is opened' }),
    office: word.meta({ description: 'An office that acts by case: J, K, I or F' }),
    toDay: day.meta({ description: 'Last day, ninety days on at most' }),
    basis,
  }),
])

export const GrantDecision = z.strictObject({
  act: z.enum(GRANT_ACTS),
  note: z.string().max(500).default(''),
})
export const GrantDecided = z
  .object({
    grant: Grant,
    code: text.nullable().meta({ description: 'Of a reset: the one-time code, told this once' }),
  })
  .meta({ id: 'GrantDecided' })

/** A session of a user that has not ended. */
export const UserSession = z
  .object({
    id: text,
    user: text,
    name: text,
    office: optional,
    capacity: text,
    position: text,
    madeAt: text,
    seenAt: text,
    endsAt: text,
    ip: text,
    own: z.boolean().meta({ description: 'It is the one that asks' }),
  })
  .meta({
    id: 'UserSession',
    examples: [
      {
        id: '9f2c4e1ab0d75a3c',
        user: 'U-000004',
        name: '王工',
        office: 'O-zj',
        capacity: 'O-zj/R',
        position: 'handler',
        madeAt: '2026-03-02T01:00:00.000Z',
        seenAt: '2026-03-02T01:10:00.000Z',
        endsAt: '2026-03-02T09:00:00.000Z',
        ip: '10.1.2.3',
        own: true,
      },
    ],
  })
export const UserSessionList = z.object({ data: z.array(UserSession) }).meta({ id: 'UserSessionList' })
