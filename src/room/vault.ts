import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../domain/errors.js'
import { writeNewSync, writeOverSync } from '../formats/whole-file.js'
import { demandPassphrase, Lock, lockOf, type Part, unlock } from './lock.js'
import { logKeyOf, publicBytes } from './log-box.js'
import { KEY_BYTES } from './room-key.js'
import type { SealedWaiting } from './room-outbox.js'

/** How the room is held, and whether it is open. */
export interface RoomState {
  /** the key lies in a file, or under the passphrases of two leaders */
  held: 'file' | 'passphrases'
  open: boolean
  /** under whose passphrases, by id */
  holders: string[]
  /** what a first part was given for, and by whom: it waits for the second */
  waiting: { act: HoldingAct; by: string } | null
}

/** seal: put the key under two passphrases; open: take it from under them, until the service ends */
export type HoldingAct = 'seal' | 'open'

/** Where the room's key lies, and who opens it. */
export interface Vault {
  state(): RoomState
  /**
   * One leader's part. With the second one within ten minutes it is done; until then nothing is. Fails with
   * `forbidden` for whoever holds no part, with `conflict` where there is nothing to do, and with
   * `invalid_input` where the two do not open it: both are to be given again. The lock keeps the entry of
   * the audit log that tells of it, so that there is neither without the other.
   */
  give(act: HoldingAct, part: Part, told: SealedWaiting): RoomState
  /** Entry of the audit log that the lock keeps. */
  told(): SealedWaiting | undefined
  /** Forgets the key that was taken from under passphrases, and parts that wait. */
  shut(): RoomState
  /** The 32 bytes. Fails with `conflict` while the room is closed. */
  key(): Buffer
  /** Under which key entries of the log are sealed, open or closed. */
  logKey(): Buffer
}

const [KEY_FILE, LOCK_FILE] = ['room.key', 'room.lock']
/** How long a first part waits for the second. */
const WAIT_MS = 10 * 60_000

/**
 * The key of the room in a folder: made on first use for its owner alone, whole or not at all. A key file
 * beside a lock goes before it: so the office opens the room with the copy it put away, should a passphrase
 * be lost. A sealing that was cut off is ended: done where its lock was written, else not begun. Fails with
 * `engine_unavailable` where it cannot be written or is damaged.
 */
export const vaultIn = (folder: string, clock: () => number = () => Date.now()): Vault => {
  const [keyPath, lockPath] = [join(folder, KEY_FILE), join(folder, LOCK_FILE)]
  let taken: Buffer | undefined
  let first: { act: HoldingAct; part: Part; at: number } | undefined
  settle(folder)
  const inFile = (): Buffer | undefined => (existsSync(keyPath) ? keyOf(keyPath) : undefined)
  const lock = (): Lock | undefined => (existsSync(lockPath) ? lockIn(lockPath) : undefined)
  const held = (): Buffer | undefined => inFile() ?? taken ?? (lock() ? undefined : made(keyPath))
  const waiting = (): typeof first => {
    if (first && clock() - first.at > WAIT_MS) first = undefined
    return first
  }
  const state = (): RoomState => {
    const open = held() !== undefined
    const one = waiting()
    return {
      held: inFile() ? 'file' : 'passphrases',
      open,
      holders: inFile() ? [] : (lock()?.holders.map(({ id }) => id) ?? []),
      waiting: one ? { act: one.act, by: one.part.holder } : null,
    }
  }
  const key = (): Buffer => {
    const bytes = held()
    if (bytes) return bytes
    throw new AppError('conflict', 'The room is closed: two leaders open it by their passphrases')
  }
  const open = (parts: readonly [Part, Part]): void => {
    taken = unlock(lock()!, parts)
    if (!taken)
      throw new AppError(
        'invalid_input',
        'These passphrases do not open the room: both are to be given again',
      )
  }
  return {
    state,
    key,
    logKey: () => {
      const bytes = held()
      return bytes ? publicBytes(logKeyOf(bytes)) : Buffer.from(lock()!.log, 'base64')
    },
    told: () => lock()?.told,
    give: (act, part, told) => {
      if (act === 'seal') key()
      demandPart(act, part, state())
      demandPassphrase(part.passphrase)
      const before = waiting()
      if (before?.act !== act || before.part.holder === part.holder) {
        first = { act, part, at: clock() }
        return state()
      }
      first = undefined
      const parts = [before.part, part] as const
      if (act === 'open') open(parts)
      else taken = sealed(parts, key(), { keyPath, lockPath, told })
      return state()
    },
    shut: () => {
      taken = undefined
      first = undefined
      return state()
    },
  }
}

const demandPart = (act: HoldingAct, { holder }: Part, { open, held, holders }: RoomState): void => {
  if (act === 'seal') return
  if (open)
    throw new AppError(
      'conflict',
      held === 'file' ? 'The room is open: its key lies in a file' : 'The room is open already',
    )
  if (!holders.includes(holder))
    throw new AppError('forbidden', 'Another leader holds the passphrase of the room')
}

/**
 * Writes the lock and sees that it opens before the key's file goes. Until then that has the name of the
 * sealing, by which `settle` knows it from a copy that was put back.
 */
const sealed = (
  parts: readonly [Part, Part],
  key: Buffer,
  { keyPath, lockPath, told }: { keyPath: string; lockPath: string; told: SealedWaiting },
): Buffer => {
  const lock = lockOf(key, parts, { log: publicBytes(logKeyOf(key)), told })
  if (!unlock(lock, parts)?.equals(key)) throw new AppError('internal', 'The lock of the room does not open')
  const aside = `${keyPath}.${told.uid}`
  const had = existsSync(keyPath)
  if (had) renameSync(keyPath, aside)
  try {
    writeOverSync(lockPath, JSON.stringify(lock))
    if (!unlock(lockIn(lockPath), parts)?.equals(key))
      throw new AppError('engine_unavailable', 'Cannot write the lock of the restricted room')
  } catch (error) {
    if (had) renameSync(aside, keyPath)
    throw error
  }
  rmSync(aside, { force: true })
  return key
}

/** Ends a sealing that was cut off. */
const settle = (folder: string): void => {
  for (const name of readdirSync(folder).filter((one) => one.startsWith(`${KEY_FILE}.`))) {
    const lockPath = join(folder, LOCK_FILE)
    const isLocked = existsSync(lockPath) && lockIn(lockPath).told?.uid === name.slice(KEY_FILE.length + 1)
    if (isLocked) rmSync(join(folder, name))
    else renameSync(join(folder, name), join(folder, KEY_FILE))
  }
}

const made = (path: string): Buffer => {
  try {
    writeNewSync(path, randomBytes(KEY_BYTES))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new AppError('engine_unavailable', 'Cannot write the key of the restricted room', { cause })
  }
  return keyOf(path)
}

const keyOf = (path: string): Buffer => {
  const key = readFileSync(path)
  if (key.length === KEY_BYTES) return key
  throw new AppError('engine_unavailable', 'Cannot use the key of the restricted room: it is damaged')
}

const lockIn = (path: string): Lock => {
  try {
    return Lock.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    throw new AppError('engine_unavailable', 'Cannot read the lock of the restricted room: it is damaged', {
      cause,
    })
  }
}
