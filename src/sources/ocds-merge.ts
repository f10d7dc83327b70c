import { asArray, asObject, idOf, type JsonObject } from './ocds-read.js'

/**
 * Releases of one contracting process merged into one, oldest first, as OCDS compiles them: a later value replaces an
 * earlier one, objects merge by key, arrays of objects with ids merge by id, any other array is replaced.
 */
export const mergeReleases = (releases: readonly JsonObject[]): JsonObject => {
  const dated = releases.map((release, i) => ({ release, date: String(release.date ?? ''), i }))
  dated.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.i - b.i))
  return dated.map(({ release }) => release).reduce((merged, release) => mergeObjects(merged, release))
}

/** Keys are data: the result has no prototype that `__proto__` could reach. */
const mergeObjects = (before: JsonObject, after: JsonObject): JsonObject => {
  const merged = Object.assign(Object.create(null) as JsonObject, before)
  for (const [key, value] of Object.entries(after)) {
    const old = Object.hasOwn(before, key) ? before[key] : undefined
    merged[key] = mergeValues(old, value)
  }
  return merged
}

const mergeValues = (before: unknown, after: unknown): unknown => {
  const [a, b] = [asObject(before), asObject(after)]
  if (a && b) return mergeObjects(a, b)
  if (Array.isArray(before) && Array.isArray(after) && haveIds(before) && haveIds(after))
    return mergeLists(before, after)
  return after
}

const haveIds = (list: unknown[]): boolean => list.every((element) => idOf(asObject(element)?.id) !== '')

const mergeLists = (before: unknown[], after: unknown[]): unknown[] => {
  const byId = new Map<string, JsonObject>()
  for (const element of [...asArray(before), ...asArray(after)]) {
    const id = idOf(element.id)
    const old = byId.get(id)
    byId.set(id, old ? mergeObjects(old, element) : element)
  }
  return [...byId.values()]
}
