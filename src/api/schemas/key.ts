import { z } from 'zod'
import { FIELD_CLASSES, type FieldClass } from '../../access/field-classes.js'
import { KEY_ROLES } from '../../access/matrix.js'
import { typedText } from '../../domain/typed-text.js'

const text = z.string()
const word = typedText(1, 100)
const CLASSES = Object.keys(FIELD_CLASSES) as FieldClass[]

const LIMITS = {
  capacity: word
    .optional()
    .meta({ description: 'Capacity for which it reads, as O-zj/R: it sees what that sees' }),
  industries: z.array(word).min(1).max(20).optional().meta({ description: 'Some of the capacity’s' }),
  fields: z
    .array(z.enum(CLASSES))
    .min(1)
    .max(CLASSES.length)
    .optional()
    .meta({ description: 'Classes of fields that it is shown, now and later; all others are withheld' }),
  untilDay: z.iso.date().optional().meta({ description: 'Last day on which it is good' }),
  addresses: z
    .array(word)
    .min(1)
    .max(50)
    .optional()
    .meta({ description: 'Addresses and networks (CIDR) it is used from' }),
  purpose: typedText(3, 500)
    .optional()
    .meta({ description: 'Why it reads: recorded with each call that states no reason' }),
}

export const NewKey = z.strictObject({
  name: typedText(1, 100),
  role: z
    .enum(KEY_ROLES as [string, ...string[]])
    .optional()
    .meta({ description: 'Without a capacity' }),
  ...LIMITS,
})

/** A key without its secret. */
export const Key = z
  .object({
    id: text,
    name: text,
    role: text,
    state: z.enum(['waiting', 'good', 'over', 'revoked']),
    ...LIMITS,
    createdAt: text,
    revokedAt: text.nullable(),
    madeBy: text.nullable(),
    approvedBy: text.nullable(),
    acts: z
      .array(z.enum(['approve', 'revoke']))
      .meta({ description: 'What whoever asks may do with it now' }),
  })
  .meta({
    id: 'Key',
    examples: [
      {
        ...{ id: 'a1b2c3d4e5f6', name: '市平台', role: 'regulator', state: 'good', capacity: 'O-zj/R' },
        ...{
          createdAt: '2026-03-01T00:00:00.000Z',
          revokedAt: null,
          madeBy: 'U-000002',
          approvedBy: 'U-000007',
        },
        acts: [],
      },
    ],
  })

export const MadeKey = z
  .object({
    id: text,
    secret: text.meta({ description: 'Told this once' }),
    state: z.enum(['waiting', 'good']),
  })
  .meta({ id: 'MadeKey', examples: [{ id: 'a1b2c3d4e5f6', secret: 'bj_a1b2c3d4e5f6_…', state: 'waiting' }] })

export const KeyAct = z.strictObject({ act: z.enum(['approve', 'revoke']) })
