import { z } from 'zod'

const text = z.string()

/** The top of a file or sheet, as it would be read. */
export const FileHead = z
  .object({
    file: text,
    table: text
      .optional()
      .meta({ description: 'Absent where no single table fits or a needed column lacks' }),
    header: z.array(text),
    columns: z.array(text.nullable()).meta({ description: 'Our column of each header; null = unknown' }),
    units: z.array(text.nullable()).meta({ description: 'The unit that each header gives, such as 万元' }),
    unitAbove: text
      .nullable()
      .meta({ description: 'The unit of money that a line above the header gives, for headers without one' }),
    rows: z
      .array(z.array(text))
      .meta({ description: 'The first rows, cells cut, what looks personal masked' }),
    near: z
      .array(z.object({ table: text, near: z.number(), columns: z.array(z.array(text)) }))
      .meta({ description: 'Tables that the headers come near to, with our columns that each may mean' }),
    error: z.object({ zh: text, en: text }).optional(),
  })
  .meta({ id: 'FileHead' })

export const FileHeads = z.object({ data: z.array(FileHead) }).meta({ id: 'FileHeads' })
