import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { schemaOf } from '../../src/api/given.js'

interface Firm {
  id: string
  city?: string
  marks: readonly string[]
}
const id = z.string()
const city = z.string().optional()
const marks = z.array(z.string())

describe('the schema of a type', () => {
  it('has the fields of the type in the order given, and takes what the type holds', () => {
    const schema = schemaOf<Firm>()({ id, city, marks })
    expect(Object.keys(schema.shape)).toEqual(['id', 'city', 'marks'])
    const firm: Firm = { id: 'A', marks: ['new'] }
    expect(schema.parse(firm)).toEqual(firm)
  })
  it('does not compile when a field is missing, foreign, or described more narrowly than the type has it', () => {
    // @ts-expect-error: marks are missing
    const missing = schemaOf<Firm>()({ id, city })
    // @ts-expect-error: a firm has no phone
    const foreign = schemaOf<Firm>()({ id, city, marks, phone: z.string() })
    // @ts-expect-error: a firm may lack its city
    const narrow = schemaOf<Firm>()({ id, city: z.string(), marks })
    // @ts-expect-error: an id is a text
    const wrong = schemaOf<Firm>()({ id: z.number(), city, marks })
    const firm: Firm = { id: 'A', marks: [] }
    expect([missing, foreign, narrow, wrong].map((schema) => schema.safeParse(firm).success)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})
