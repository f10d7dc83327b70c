import { readdirSync, readFileSync, statSync } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { AppError } from '../domain/errors.js'
import type { AuditLog, SignedCheckpoint } from './log.js'

/**
 * Anchors: folders or files outside the store to which checkpoints are written and never changed. A folder
 * gets a file a checkpoint; a file gets one note behind the other.
 */

/** Fails with `invalid_input` for an anchor inside the store: whoever changes the log changes it too. */
export const demandOutside = (dir: string, anchors: readonly string[]): void => {
  const store = resolve(dir)
  for (const anchor of anchors)
    if (resolve(anchor) === store || resolve(anchor).startsWith(`${store}${sep}`))
      throw new AppError(
        'invalid_input',
        `Cannot anchor the audit log at ${anchor}: it lies inside the store`,
      )
}

/** Writes the checkpoints that an anchor does not have yet. Throws what the file system says. */
export const publish = async (log: AuditLog, storeId: string, anchor: string, at: string): Promise<void> => {
  const waiting = log.unwritten(anchor)
  if (waiting.length === 0) return
  const isFolder = (await stat(anchor).catch(() => undefined))?.isDirectory() ?? false
  for (const checkpoint of waiting) {
    await writeCheckpoint(anchor, isFolder, storeId, checkpoint)
    log.noteWritten(anchor, checkpoint.size, at)
  }
}

/** Writes one checkpoint to a folder or file. */
export const writeCheckpoint = async (
  place: string,
  isFolder: boolean,
  storeId: string,
  { size, note }: SignedCheckpoint,
): Promise<string> => {
  if (!isFolder) {
    await written(place, 'a', note)
    return place
  }
  const path = join(place, `biaojian-${storeId}-${String(size).padStart(12, '0')}.note`)
  const there = await readFile(path, 'utf8').catch(() => undefined)
  if (there !== note) await written(path, 'w', note)
  return path
}

const written = async (path: string, how: 'a' | 'w', text: string): Promise<void> => {
  const file = await open(path, how, 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The notes that lie at an anchor. Throws what the file system says. */
export const notesAt = (anchor: string): string[] => {
  if (!statSync(anchor).isDirectory()) return notesIn(readFileSync(anchor, 'utf8'))
  const names = readdirSync(anchor).filter((name) => name.endsWith('.note'))
  return names.sort().flatMap((name) => notesIn(readFileSync(join(anchor, name), 'utf8')))
}

/** One note behind the other: each begins with the name of a store. */
const notesIn = (text: string): string[] => text.split(/^(?=biaojian\/)/m).filter(Boolean)
