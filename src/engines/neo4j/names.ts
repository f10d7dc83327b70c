import { SALT } from '../../domain/hash.js'
import type { Client } from './client.js'
import { hashOf, int64 } from './integers.js'
import { idOf } from './keys.js'

/** Hashes of organisations' ids, and the way back. */
export const organisations = (
  ids: readonly string[],
): { hashes: unknown[]; idAt: (value: unknown) => string } => {
  const known = new Map<string, string>()
  const hashes = [...new Set(ids)].map((id) => {
    const { hi, lo } = idOf(id, SALT.bidder)
    known.set(`${hi}/${lo}`, id)
    return int64(hi, lo)
  })
  return {
    hashes,
    idAt: (value) => {
      const { hi, lo } = hashOf(value)
      return known.get(`${hi}/${lo}`)!
    },
  }
}

/** Names of organisations by id, as `load/project-organisations` decides them. */
export const namesOf = async (client: Client, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map()
  const { hashes, idAt } = organisations(ids)
  const rows = await client.read('read/names', { organisations: hashes })
  return new Map(rows.map(([h, name]) => [idAt(h), name as string]))
}
