import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Seat } from '../accounts/seats.js'
import type { Casebook, KeyRecord } from '../casebook/casebook.js'
import { AppError } from '../domain/errors.js'
import type { FieldClass } from './field-classes.js'
import { isRole, KEY_ROLES, type Role } from './matrix.js'
import type { Subject } from './subject.js'

/** Who asks: the bearer of a key, a user in a seat, or whoever is at the machine. */
export interface Reader {
  /** of a key or a user; the seat that is tried, or `local` */
  id: string
  name: string
  role: Role
  /** of a user: in which seat */
  seat?: Seat
  /** of a user's session: when the second factor was last shown, and whether the address is another since */
  proof?: { at: string; moved: boolean }
  /**
   * of a key: classes of fields that it is shown, all others being withheld; undefined = those of its column
   */
  frozen?: ReadonlySet<FieldClass>
  /** of a key: why it reads, where a call does not say */
  purpose?: string
  /**
   * for which office the user acts, or whoever tries a seat; a key's capacity without a user; absent of other
   * keys and of administrators
   */
  subject?: Subject
}

/**
 * API keys: `bj_<id>_<secret>`. The case book keeps a salted SHA-256 of the secret, which is 256 random bits:
 * a slow hash would add nothing against guessing and would cost every request. Makes one; the secret is in
 * the answer and nowhere else. Fails with `invalid_input` for an unknown role.
 */
export const createKey = (
  casebook: Pick<Casebook, 'addKey'>,
  name: string,
  role: string,
  now: Date,
  held: Pick<KeyRecord, 'limits' | 'madeBy' | 'approvedBy'> = {},
): { id: string; secret: string } => {
  if (!(KEY_ROLES as string[]).includes(role))
    throw new AppError(
      'invalid_input',
      `Cannot create a key: role is one of ${KEY_ROLES.join(', ')}: not "${role}"`,
    )
  if (!name.trim()) throw new AppError('invalid_input', 'Cannot create a key: it needs a name')
  const id = randomBytes(6).toString('hex')
  const secret = randomBytes(32).toString('base64url')
  const salt = randomBytes(16).toString('hex')
  casebook.addKey({
    id,
    name: name.trim(),
    role,
    hash: `sha256$${salt}$${digest(salt, secret)}`,
    createdAt: now.toISOString(),
    revokedAt: null,
    ...held,
  })
  return { id, secret: `bj_${id}_${secret}` }
}

/**
 * The key's record when the secret is right and the key not revoked. Takes the same time for a wrong secret
 * and no such key.
 */
export const verifyKey = (keys: readonly KeyRecord[], presented: string): Reader | undefined => {
  const match = /^bj_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/.exec(presented)
  const record = keys.find((key) => key.id === match?.[1] && key.revokedAt === null)
  const [, salt = '', wanted = ''] = (record?.hash ?? 'sha256$$').split('$')
  const given = Buffer.from(digest(salt, match?.[2] ?? ''), 'hex')
  const held = Buffer.from(wanted.padEnd(64, '0').slice(0, 64), 'hex')
  const same = timingSafeEqual(given, held)
  if (!same || !record || !isRole(record.role)) return undefined
  return { id: record.id, name: record.name, role: record.role }
}

const digest = (salt: string, secret: string): string =>
  createHash('sha256').update(salt).update(secret).digest('hex')
