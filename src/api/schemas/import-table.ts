import { z } from 'zod'

const text = z.string()

/** A table of the import format: its columns with the headers that files use. */
export const ImportTable = z
  .object({
    table: text,
    zh: text.meta({ description: 'Name of its sheet' }),
    meaning: text,
    columns: z.array(
      z.object({
        name: text,
        zh: text.meta({ description: 'Chinese header' }),
        type: text,
        required: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'ImportTable' })
