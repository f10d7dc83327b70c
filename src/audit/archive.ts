import { createHash } from 'node:crypto'
import { type AuditEntry, originOf, type Pruned } from './entry.js'
import { leafHash } from './merkle.js'
import {
  checkpointOf,
  checkpointText,
  isSignedBy,
  type NoteSigner,
  type NoteVerifier,
  openNote,
  signNote,
} from './note.js'
import type { AuditReader } from './reader.js'

/** Act of the entry under which bodies are taken out. */
export const PRUNE = 'audit.prune'

/** Which entries it was, as that entry says it. */
export const prunedId = ({ from, to }: Pick<Pruned, 'from' | 'to'>): string => `${from}-${to}`

/** Bodies of entries, a line each, and what tells that this store's key signed them. */
export interface Archive {
  range: Pick<Pruned, 'from' | 'to' | 'archive'>
  lines: string
  /** a signed note: origin, number of the last entry, SHA-256 of the lines (base64) */
  note: string
}

/** Entries of one archive at most: some 300 MB. */
const MOST = 500_000

/** Archives what lies before an instant and is not pruned yet; undefined where nothing does. */
export const archiveBefore = (
  reader: AuditReader,
  { before, last }: { before: string; last: number },
  { storeId, signer }: { storeId: string; signer: NoteSigner },
): Archive | undefined => {
  const from = (reader.pruned().at(-1)?.to ?? 0) + 1
  const hash = createHash('sha256')
  const lines: string[] = []
  for (const { body } of reader.entries(from, last)) {
    if (lines.length === MOST || (JSON.parse(body) as AuditEntry).at >= before) break
    lines.push(`${body}\n`)
    hash.update(`${body}\n`)
  }
  if (lines.length === 0) return undefined
  const to = from + lines.length - 1
  const root = hash.digest()
  const note = signNote(checkpointText({ origin: archiveOrigin(storeId), size: to, root }), signer)
  return { range: { from, to, archive: root.toString('hex') }, lines: lines.join(''), note }
}

const archiveOrigin = (storeId: string): string => `${originOf(storeId)}/archive`

export type ArchiveDefect = 'unknown' | 'signature' | 'changed'

/**
 * What is wrong with an archive of a log: it is of no pruning there, not signed, or not what was taken out.
 */
export const archiveDefect = (
  reader: AuditReader,
  { lines, note }: Pick<Archive, 'lines' | 'note'>,
  { storeId, verifier }: { storeId: string; verifier: NoteVerifier },
): ArchiveDefect | undefined => {
  const opened = openNote(note)
  const told = opened && checkpointOf(opened.text)
  const range = reader.pruned().find(({ to }) => to === told?.size)
  if (!opened || !told || !range || told.origin !== archiveOrigin(storeId)) return 'unknown'
  if (!isSignedBy(opened, verifier)) return 'signature'
  const sha256 = createHash('sha256').update(lines).digest()
  if (!told.root.equals(sha256) || range.archive !== sha256.toString('hex')) return 'changed'
  const bodies = lines.split('\n').slice(0, -1)
  let at = 0
  for (const { leaf } of reader.entries(range.from, range.to))
    if (!leafHash(Buffer.from(bodies[at++] ?? '')).equals(leaf)) return 'changed'
  return at === bodies.length ? undefined : 'changed'
}
