import { AppError } from '../domain/errors.js'
import { isSealedTo, logKeyOf, openFrom, sealTo } from './log-box.js'
import { roomKeyOf } from './room-key.js'
import type { Vault } from './vault.js'

/** As what the first entries were sealed, under the room's own key. */
const EARLIER = 'audit entry'

/** A text for the audit log that the open room alone can read; the room may be closed while it is sealed. */
export const sealEntry = (vault: Pick<Vault, 'logKey'>, text: string): string => sealTo(vault.logKey(), text)

/** Fails with `conflict` while the room is closed, with `internal` for what was not sealed so. */
export const openEntry = (vault: Pick<Vault, 'key'>, box: string): string => {
  const held = vault.key()
  if (!isSealedTo(box)) return roomKeyOf(held).open(Buffer.from(box, 'base64'), EARLIER)
  const text = openFrom(logKeyOf(held), box)
  if (text !== undefined) return text
  throw new AppError('internal', 'Cannot open what the room keeps: its key is another, or it is damaged')
}
