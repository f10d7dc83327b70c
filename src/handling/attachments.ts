import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type KeyChange, secretsOf } from '../accounts/secrets.js'
import type { Attachment } from '../casebook/work/attachments.js'
import { AppError } from '../domain/errors.js'
import { writeOverSync } from '../formats/whole-file.js'
import type { Actor } from './actor.js'
import type { Desk } from './desk.js'
import { record } from './record.js'

export const MOST_BYTES = 50 * 1024 * 1024

/** A file as it comes. */
export interface GivenFile {
  name: string
  bytes: Buffer
}

/**
 * Keeps a file with an item: sealed on disk under its SHA-256, with an event of the item. Fails with
 * `invalid_input` for a kind of file that is not taken, `too_large`, `not_found`.
 */
export const attach = (
  desk: Desk,
  dir: string,
  { id, file, actor, now }: { id: string; file: GivenFile; actor: Actor; now: Date },
): Attachment => {
  const { work } = desk
  const { name, bytes } = file
  if (bytes.length > MOST_BYTES)
    throw new AppError(
      'too_large',
      `Cannot keep ${JSON.stringify(name)}: a file has at most ${MOST_BYTES} bytes`,
    )
  const media = mediaOf(bytes)
  if (media === undefined)
    throw new AppError(
      'invalid_input',
      `Cannot keep ${JSON.stringify(name)}: it is no PDF, PNG, JPEG, Word, Excel or text file`,
    )
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  writeSealed(dir, sha256, bytes)
  const at = now.toISOString()
  return work.transact(() => {
    const item = work.item(id)
    if (!item) throw new AppError('not_found', `There is no item "${id}"`)
    const kept: Attachment = {
      ...{
        id: work.nextId('AT', Number(at.slice(0, 4))),
        item: id,
        name,
        media,
        bytes: bytes.length,
        sha256,
      },
      ...{ by: actor.user ?? actor.office, at, removedAt: null },
    }
    work.addAttachment(kept)
    record(desk, {
      act: 'attached',
      from: item,
      to: item,
      actor,
      at,
      input: { attachment: kept.id, name, sha256 },
    })
    return kept
  })
}

/** The bytes of an attachment. Fails with `internal` where they are not those that were kept. */
export const bytesOf = (dir: string, { sha256 }: Pick<Attachment, 'sha256'>): Buffer => {
  const bytes = secretsOf(dir).open(readFileSync(pathOf(dir, sha256)), sha256)
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new AppError('internal', 'An attachment is not what was kept')
  return bytes
}

/**
 * Seals every kept file anew, one after the other, each there whole at any time. Returns how many. Fails with
 * `internal`, naming it, for one that cannot be opened.
 */
export const resealAttachments = (dir: string, { reseal }: Pick<KeyChange, 'reseal'>): number => {
  const folder = join(dir, 'attachments')
  if (!existsSync(folder)) return 0
  let count = 0
  for (const name of readdirSync(folder, { recursive: true }).map(String).sort()) {
    if (!SHA256.test(basename(name))) continue
    const path = join(folder, name)
    const fresh = resealed(path, reseal)
    if (fresh) writeOverSync(path, fresh)
    count++
  }
  return count
}
const SHA256 = /^[0-9a-f]{64}$/

const resealed = (path: string, reseal: KeyChange['reseal']): Buffer | undefined => {
  try {
    return reseal(readFileSync(path), basename(path))
  } catch (cause) {
    throw new AppError('internal', `Cannot open ${path}: it is damaged, or sealed under another key`, {
      cause,
    })
  }
}

const pathOf = (dir: string, sha256: string): string => join(dir, 'attachments', sha256.slice(0, 2), sha256)

const writeSealed = (dir: string, sha256: string, bytes: Buffer): void => {
  const path = pathOf(dir, sha256)
  if (existsSync(path)) return
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const part = `${path}.${process.pid}.part`
  writeFileSync(part, secretsOf(dir).seal(bytes, sha256), { mode: 0o600 })
  renameSync(part, path)
}

const ZIP = 'PK\u0003\u0004'
const OFFICE = 'application/vnd.openxmlformats-officedocument'
const HEADS: readonly [head: string, media: string][] = [
  ['%PDF-', 'application/pdf'],
  ['\u0089PNG\r\n\u001a\n', 'image/png'],
  ['\u00ff\u00d8\u00ff', 'image/jpeg'],
]

/** The kind of a file by what it holds; undefined for one that is not taken. */
export const mediaOf = (bytes: Buffer): string | undefined => {
  const head = bytes.subarray(0, 8).toString('latin1')
  const known = HEADS.find(([begin]) => head.startsWith(begin))
  if (known) return known[1]
  if (head.startsWith(ZIP)) {
    if (!bytes.includes('[Content_Types].xml')) return undefined
    if (bytes.includes('word/document.xml')) return `${OFFICE}.wordprocessingml.document`
    return bytes.includes('xl/workbook.xml') ? `${OFFICE}.spreadsheetml.sheet` : undefined
  }
  return bytes.length > 0 && isText(bytes) ? 'text/plain' : undefined
}

const isText = (bytes: Buffer): boolean => {
  if (bytes.includes(0)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
