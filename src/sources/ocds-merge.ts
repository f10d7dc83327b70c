import { asObject, idOf, type JsonObject, textOf } from './ocds-read.js'

/**
 * Releases of one contracting process merged into one, oldest first, as OCDS compiles them: a later value
 * replaces an earlier one, objects merge by key, lists of objects with ids merge by id, any other list is
 * replaced. Each value is looked at once, however many releases there are. Keys are data: nothing here has a
 * prototype that `__proto__` could reach.
 */
export const mergeReleases = (releases: readonly JsonObject[]): JsonObject => {
  if (releases.length === 1) return releases[0]!
  const dated = releases.map((release, i) => ({ release, date: textOf(release.date), i }))
  dated.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.i - b.i))
  const merged = new Merged()
  for (const { release } of dated) merged.add(release)
  return merged.json()
}

/** An object under merging: its values, of which objects are again under merging. */
class Merged {
  readonly #values = new Map<string, unknown>()

  add(object: JsonObject): void {
    for (const [key, value] of Object.entries(object))
      this.#values.set(key, mergeValue(this.#values.get(key), value))
  }

  json(): JsonObject {
    const object = Object.create(null) as JsonObject
    for (const [key, value] of this.#values) object[key] = plain(value)
    return object
  }
}

/** A list of objects with ids under merging. */
class MergedList {
  readonly #byId = new Map<string, Merged>()

  add(list: readonly JsonObject[]): void {
    for (const element of list) {
      const id = idOf(element.id)
      const merged = this.#byId.get(id) ?? new Merged()
      this.#byId.set(id, merged)
      merged.add(element)
    }
  }

  json(): JsonObject[] {
    return [...this.#byId.values()].map((merged) => merged.json())
  }
}

const mergeValue = (before: unknown, after: unknown): unknown => {
  const object = asObject(after)
  if (object) {
    const merged = before instanceof Merged ? before : new Merged()
    merged.add(object)
    return merged
  }
  if (!Array.isArray(after) || !after.every((element) => idOf(asObject(element)?.id) !== '')) return after
  if (after.length === 0) return before instanceof MergedList ? before : after
  const merged = before instanceof MergedList ? before : new MergedList()
  merged.add(after as JsonObject[])
  return merged
}

const plain = (value: unknown): unknown =>
  value instanceof Merged || value instanceof MergedList ? value.json() : value
