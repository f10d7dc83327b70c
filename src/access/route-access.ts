import { IN_FORCE, type Tables } from './decide.js'
import type { FieldClass } from './field-classes.js'
import type { Resource, Standing } from './resources.js'

/** What a route shows or does: rows of which resource, fields of which classes. */
export interface Access {
  /** any one of these; anyone = whoever may ask at all */
  resource: Resource | readonly Resource[] | 'anyone'
  classes: readonly FieldClass[]
  /** its answer is cut to the lots within sight; without it a seat that sees a part does not get any */
  cut?: true
  /** what was opened by case is looked up row by row */
  byCase?: true
  /** it tells sums, to whoever sees no rows too */
  sums?: true
}

/**
 * there: it may be asked; absent: as if there were no such route; uncut: it would show more than is in sight
 */
export type Entry = 'there' | 'absent' | 'uncut'

/** Whether a route is there for a column of the matrix. */
export const entryOf = (
  { resource, classes, cut, byCase, sums }: Access,
  standing: Standing,
  { resources, fields }: Tables = IN_FORCE,
): Entry => {
  if (resource === 'anyone') return 'there'
  const words = [resource].flat().map((one) => resources[one as Resource][standing])
  const open = words.filter(
    (word) => word !== '–' && (sums || word !== 'sum') && (byCase || word !== 'granted'),
  )
  if (open.length === 0 || classes.every((field) => fields[field][standing].with === 'A')) return 'absent'
  return open.every((word) => word === 'touch') && !cut ? 'uncut' : 'there'
}
