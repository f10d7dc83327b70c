import { randomBytes } from 'node:crypto'
import { hashRawSync, type Options } from '@node-rs/argon2'
import { z } from 'zod'
import { AppError } from '../domain/errors.js'
import { keyFor, opened, sealed } from './room-key.js'

/** Somebody's part of what opens the room. */
export interface Part {
  /** id of the user, or the seat that is tried */
  holder: string
  passphrase: string
}

const base64 = z.base64()

/**
 * The room's key under the passphrases of two leaders: neither opens it, and nothing tells which was wrong.
 */
export const Lock = z.strictObject({
  v: z.literal(1),
  holders: z.array(z.strictObject({ id: z.string(), salt: base64 })).length(2),
  /** Argon2id: KiB and passes */
  cost: z.strictObject({ memory: z.int(), passes: z.int() }),
  box: base64,
  /** public key under which entries of the log are sealed */
  log: base64,
  /** entry of the audit log that tells that it was locked; none of locks of before */
  told: z.strictObject({ uid: z.string(), at: z.string(), box: z.string() }).optional(),
})
export type Lock = z.output<typeof Lock>

/** RFC 9106, second recommended option: 64 MiB, three passes. */
const COST = { memory: 65_536, passes: 3 }
const SALT = 16
const FEWEST = 12

/** Fails with `unprocessable` for a passphrase that is too short to be one. */
export const demandPassphrase = (passphrase: string): void => {
  if ([...passphrase].length < FEWEST)
    throw new AppError('unprocessable', `A passphrase of the room has ${FEWEST} characters at least`)
}

/** Locks the 32 bytes of the room's key under two parts of different holders; `told` is of whoever locks. */
export const lockOf = (
  held: Uint8Array,
  parts: readonly [Part, Part],
  { log, told }: { log: Uint8Array; told: NonNullable<Lock['told']> },
): Lock => {
  const holders = parts.map(({ holder }) => ({ id: holder, salt: randomBytes(SALT).toString('base64') }))
  const key = keyOf(parts, holders, COST)
  const box = sealed(key, held, boundIn(holders)).toString('base64')
  return { v: 1, holders, cost: COST, box, log: Buffer.from(log).toString('base64'), told }
}

/** The 32 bytes, undefined where a part is not the one it was locked under; the order of parts is all one. */
export const unlock = ({ holders, cost, box }: Lock, given: readonly [Part, Part]): Buffer | undefined => {
  const parts = holders.map(({ id }) => given.find(({ holder }) => holder === id))
  if (!parts[0] || !parts[1]) return undefined
  return opened(keyOf([parts[0], parts[1]], holders, cost), Buffer.from(box, 'base64'), boundIn(holders))
}

const keyOf = (parts: readonly [Part, Part], holders: Lock['holders'], cost: Lock['cost']): Buffer => {
  const both = parts.map(({ passphrase }, i) => stretched(passphrase, holders[i]!.salt, cost))
  return keyFor(Buffer.concat(both), 'room lock')
}

const stretched = (passphrase: string, salt: string, { memory, passes }: Lock['cost']): Buffer =>
  hashRawSync(passphrase.normalize('NFKC'), {
    // argon2id is 2 in the library's own table, which a build of single files cannot read
    ...({ algorithm: 2, parallelism: 1, outputLen: 32 } as const satisfies Options),
    ...{ memoryCost: memory, timeCost: passes, salt: Buffer.from(salt, 'base64') },
  })

const boundIn = (holders: Lock['holders']): string => `room key of ${holders.map(({ id }) => id).join(' ')}`
