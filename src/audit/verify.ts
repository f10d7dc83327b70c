import { mostOf } from '../arrays/extremes.js'
import { notesAt } from './anchors.js'
import { PRUNE, prunedId } from './archive.js'
import { auditVerifier } from './audit-key.js'
import { type AuditEntry, ENDED, genesisOf, headOf, originOf, type Pruned, refsOf } from './entry.js'
import { Frontier, leafHash } from './merkle.js'
import { checkpointOf, isSignedBy, type NoteVerifier, openNote } from './note.js'
import { type AuditReader, type KeptEntry, readAuditLog } from './reader.js'

/** What can be wrong with an audit log. */
export type AuditDefect =
  /** the file cannot be read */
  | 'unreadable'
  /** an entry is missing or stands under another number */
  | 'number'
  /** an entry does not follow the one before it */
  | 'chain'
  /** the bytes of an entry are not those of its leaf */
  | 'leaf'
  /** the index by which entries are found does not tell of an entry what the entry tells */
  | 'index'
  /** entries were taken out without an entry that says so, or by one that says otherwise */
  | 'pruned'
  /** an entry says that a checkpoint was made which is not there */
  | 'unsigned'
  /** a checkpoint was made of entries that are not there, or under no entry of its own */
  | 'checkpoint'
  /** a checkpoint is not signed by this store's key */
  | 'signature'
  /** entries are not those that were signed */
  | 'root'
  /** an anchor holds a note that this store's key did not sign */
  | 'anchor-signature'
  /** an anchor knows other entries than the log has */
  | 'anchor-root'
  /** an anchor knows entries that the log no longer has */
  | 'cut'

export interface AuditVerification {
  entries: number
  checkpoints: number
  anchors: AnchorFound[]
  /** an anchor outside the store was there to compare with */
  compared: boolean
  /** entries after the last one that an anchor knows */
  beyond: number
  /** entries whose bodies were taken out, under an entry that says so */
  pruned: number
  /** what was begun at the machine whose end is not in the log: killed, or still at work */
  unended: { seq: number; act: string }[]
  /** the first place at which the log is not what it was */
  wrong: { seq: number; defect: AuditDefect; where: string } | null
  /** size and root of the tree over all entries */
  size: number
  root: string
}

export interface AnchorFound {
  path: string
  /** notes of this store that lie there */
  notes: number
  /** entries under the last of them */
  size: number
  /** why it could not be read */
  error: string | null
}

interface Note {
  size: number
  root: Buffer | undefined
  signed: boolean
  /** undefined = the log's own */
  anchor: string | undefined
}

class Wrong extends Error {
  constructor(
    readonly seq: number,
    readonly defect: AuditDefect,
    readonly where = '',
  ) {
    super(defect)
  }
}

/**
 * Reads the whole log of a store: numbers, predecessors, leaves, the tree at every checkpoint, signatures,
 * and the same against what lies at the anchors. Stops at the first wrong place. The log may be written
 * meanwhile.
 */
export const verifyAuditLog = (
  dir: string,
  storeId: string,
  anchors: readonly string[],
): AuditVerification => {
  const verifier = auditVerifier(dir, storeId)
  const origin = originOf(storeId)
  // before the log is looked at: it may grow, and the anchors with it
  const outside = anchors.map((path) => anchorAt(path, origin, verifier))
  const found: AuditVerification = {
    entries: 0,
    checkpoints: 0,
    anchors: outside.map(({ found }) => found),
    compared: outside.some(({ notes }) => notes.length > 0),
    beyond: 0,
    pruned: 0,
    unended: [],
    wrong: null,
    size: 0,
    root: '',
  }
  let reader: AuditReader | undefined
  try {
    reader = readAuditLog(dir)
    const own = reader.checkpoints().map(({ size, note }) => readNote(note, origin, verifier, size))
    found.checkpoints = own.length
    walk(reader, storeId, [...own, ...outside.flatMap(({ notes }) => notes)], found)
  } catch (error) {
    found.wrong = wrongOf(error, found.entries + 1)
  } finally {
    reader?.close()
  }
  found.beyond = Math.max(0, found.entries - mostOf([0, ...found.anchors.map(({ size }) => size)]))
  return found
}

const wrongOf = (error: unknown, seq: number): NonNullable<AuditVerification['wrong']> =>
  error instanceof Wrong
    ? { seq: error.seq, defect: error.defect, where: error.where }
    : { seq, defect: 'unreadable', where: (error as Error).message }

const anchorAt = (
  path: string,
  origin: string,
  verifier: NoteVerifier | undefined,
): { found: AnchorFound; notes: Note[] } => {
  const found: AnchorFound = { path, notes: 0, size: 0, error: null }
  try {
    const own = notesAt(path).filter((note) => note.startsWith(`${origin}\n`))
    const notes = own.map((note) => ({ ...readNote(note, origin, verifier), anchor: path }))
    const size = mostOf([0, ...notes.map((note) => note.size)])
    return { found: { ...found, notes: notes.length, size }, notes }
  } catch (error) {
    return { found: { ...found, error: (error as Error).message }, notes: [] }
  }
}

/** A note as far as it can be read: one that is none counts as unsigned at its size. */
const readNote = (
  text: string,
  origin: string,
  verifier: NoteVerifier | undefined,
  keptSize?: number,
): Note => {
  const note = openNote(text)
  const checkpoint = note && checkpointOf(note.text)
  const size = keptSize ?? checkpoint?.size ?? 0
  const signed =
    verifier !== undefined &&
    note !== undefined &&
    checkpoint?.origin === origin &&
    checkpoint.size === size &&
    isSignedBy(note, verifier)
  return { size, root: checkpoint?.root, signed, anchor: undefined }
}

const walk = (reader: AuditReader, storeId: string, notes: Note[], found: AuditVerification): void => {
  const bySize = new Map<number, Note[]>()
  for (const note of notes) bySize.set(note.size, [...(bySize.get(note.size) ?? []), note])
  const tree = Frontier.of()
  const ranges = reader.pruned()
  const isPruned = (seq: number): boolean => ranges.some(({ from, to }) => from <= seq && seq <= to)
  let prev = genesisOf(storeId)
  let refs = 0
  const begun = new Map<string, { seq: number; act: string }>()
  for (const entry of reader.entries()) {
    const isGone = entry.body === '' && isPruned(entry.seq)
    const told = isGone ? checkNumber(entry, tree.size + 1) : checkEntry(entry, tree.size + 1, prev)
    tree.append(entry.leaf)
    prev = entry.leaf.toString('hex')
    found.entries++
    if (isGone) found.pruned++
    refs += told ? refsOf(told).length : 0
    if (told?.src === 'cli' && told.request !== undefined) {
      const { request, act } = told
      if (act.endsWith(ENDED)) begun.delete(request)
      else begun.set(request, { seq: entry.seq, act })
    }
    checkNotes(bySize.get(entry.seq) ?? [], entry.seq, told && told.act === 'checkpoint', tree)
    bySize.delete(entry.seq)
  }
  for (const range of ranges) checkPruned(reader, range)
  const [size, [first] = []] = [...bySize].sort(([a], [b]) => a - b)[0] ?? []
  if (first) throw new Wrong(tree.size + 1, first.anchor === undefined ? 'checkpoint' : 'cut', `${size}`)
  if (reader.countRefs() !== refs) throw new Wrong(firstUnfound(reader), 'index')
  found.unended = [...begun.values()]
  found.size = tree.size
  found.root = tree.root().toString('base64')
}

/** Of an entry whose body is gone. */
const checkNumber = ({ seq }: KeptEntry, expected: number): undefined => {
  if (seq !== expected) throw new Wrong(expected, 'number', `${seq}`)
}

/** The entry under which bodies were taken out says which, and in which archive they are. */
const checkPruned = (reader: AuditReader, { from, to, archive, seq }: Pruned): void => {
  const [entry] = seq > to ? reader.entries(seq, seq) : []
  const told = entry && entry.body !== '' ? (JSON.parse(entry.body) as AuditEntry) : undefined
  if (told?.act !== PRUNE || told.id !== prunedId({ from, to }) || told.answer !== archive)
    throw new Wrong(from, 'pruned', `${seq}`)
}

const checkEntry = ({ seq, body, leaf }: KeptEntry, expected: number, prev: string): AuditEntry => {
  checkNumber({ seq, body, leaf }, expected)
  if (!leafHash(Buffer.from(body)).equals(leaf)) throw new Wrong(seq, 'leaf')
  if (!body.startsWith(headOf(seq, prev))) throw new Wrong(seq, 'chain')
  try {
    return JSON.parse(body) as AuditEntry
  } catch {
    throw new Wrong(seq, 'leaf')
  }
}

/** What was signed at this size, here and at the anchors. */
const checkNotes = (notes: Note[], seq: number, isAnnounced: boolean | undefined, tree: Frontier): void => {
  const own = notes.some(({ anchor }) => anchor === undefined)
  if (isAnnounced && !own) throw new Wrong(seq, 'unsigned')
  if (isAnnounced === false && own) throw new Wrong(seq, 'checkpoint', `${seq}`)
  if (notes.length === 0) return
  const root = tree.root()
  for (const { anchor, signed, root: signedRoot } of notes) {
    const where = anchor ?? ''
    if (!signed) throw new Wrong(seq, anchor === undefined ? 'signature' : 'anchor-signature', where)
    if (!signedRoot?.equals(root)) throw new Wrong(seq, anchor === undefined ? 'root' : 'anchor-root', where)
  }
}

/** The first entry of which the index does not tell what the entry tells; 0 where it tells of no entry. */
const firstUnfound = (reader: AuditReader): number => {
  for (const { seq, body } of reader.entries()) {
    if (body === '') continue
    const told = refsOf(JSON.parse(body) as AuditEntry).map((ref) => ref.join('\n'))
    const kept = reader.refs(seq).map((ref) => ref.join('\n'))
    if (told.sort().join('\n\n') !== kept.sort().join('\n\n')) return seq
  }
  return 0
}
