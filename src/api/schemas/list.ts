import { z } from 'zod'
import { Page } from '../cursor.js'

/** A list: `{data, page}` and what else tells of the whole. */
export const listOf = <T extends z.ZodType, More extends z.ZodRawShape = Record<never, never>>(
  id: string,
  item: T,
  more: More = {} as More,
) => z.object({ data: z.array(item), page: Page, ...more }).meta({ id })
