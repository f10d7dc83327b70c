import { z } from 'zod'
import type { Level } from '../../domain/grade.js'

/** Parameters that many routes take. */
export const IdParams = z.object({ id: z.string().min(1) })

export const unmaskQuery = {
  unmask: z.literal('1').optional().meta({
    description: 'Personal values in clear: takes a role that may, and a reason in the header X-Purpose',
  }),
}

export const runQuery = { run: z.string().min(1).optional() }

export const langQuery = { lang: z.enum(['zh', 'en']).optional() }

export const levelQuery = {
  level: z
    .string()
    .regex(/^(red|yellow|green)(,(red|yellow|green))*$/, 'red, yellow, green, or several with commas')
    .default('red,yellow'),
}

/** The levels of a query: `red,yellow`. */
export const levelsOf = (level: string): Level[] => level.split(',') as Level[]
