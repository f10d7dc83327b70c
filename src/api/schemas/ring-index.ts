import { z } from 'zod'
import { FAMILIES, GRADES, LEVELS } from '../../domain/grade.js'

const texts = z.array(z.string())
const ofEach = <T extends z.ZodType>(type: T) => z.array(type)

/** All rings of a run as columns of equal length: small enough to filter and sort where they are shown. */
export const RingIndex = z
  .object({
    run: z.string().nullable(),
    total: z.int(),
    id: texts,
    level: ofEach(z.enum(LEVELS)),
    score: ofEach(z.number()),
    channels: ofEach(z.array(z.number().nullable())).meta({
      description: 'identity, participation, price, outcome: bits per pair; null where nothing was evaluated',
    }),
    belief: ofEach(z.number().nullable()),
    memberIds: ofEach(texts),
    memberNames: ofEach(texts),
    lots: ofEach(z.int()),
    wonFen: ofEach(z.number().nullable()),
    rules: ofEach(texts),
    families: ofEach(z.array(z.enum(FAMILIES))),
    grade: ofEach(z.enum(GRADES).nullable()).meta({ description: 'Of the strongest fact' }),
    regions: ofEach(texts),
    industries: ofEach(texts),
    firstDay: ofEach(z.string().nullable()),
    lastDay: ofEach(z.string().nullable()),
  })
  .meta({ id: 'RingIndex' })
