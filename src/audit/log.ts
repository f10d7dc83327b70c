import { randomUUID } from 'node:crypto'
import { auditSigner } from './audit-key.js'
import { type Database, inOneWrite, openToAppend } from './database.js'
import { type AuditLine, bodyOf, genesisOf, lineOf, originOf, type Pruned } from './entry.js'
import { Frontier, leafHash } from './merkle.js'
import { checkpointOf, checkpointText, type NoteSigner, openNote, signNote } from './note.js'

/** A checkpoint as the log keeps it. */
export interface SignedCheckpoint {
  size: number
  /** ISO time, UTC */
  at: string
  note: string
}

/**
 * The audit log of a store, open to be written. Several processes may append: each reads the end of the log
 * inside its own transaction. Everything is on the disk when a method returns; fails with
 * `audit_unavailable`.
 */
export interface AuditLog {
  /** Appends the lines in one transaction, those that are written once where they are not there yet. */
  append(lines: readonly AuditLine[]): number
  /** Number of the last entry, and entries that no checkpoint covers yet. */
  state(): { last: number; uncovered: number }
  /** Signs what there is, under an entry of its own; the last one where nothing has come since. */
  checkpoint(at: string): SignedCheckpoint
  /**
   * Takes the bodies of entries out, which lie in an archive, under an entry that says so. Their leaves stay,
   * so that the tree is the same.
   */
  prune(range: Pick<Pruned, 'from' | 'to' | 'archive'>, line: AuditLine): void
  /** Those that were not noted as written to the anchor, by size. */
  unwritten(anchor: string): SignedCheckpoint[]
  noteWritten(anchor: string, size: number, at: string): void
  /** Moves what is in the log beside the file into the file, as far as nobody is in the way. */
  tidy(): void
  close(): void
}

interface Tip {
  seq: number
  /** leaf of the last entry in hex */
  prev: string
}

export const openAuditLog = (dir: string, storeId: string): AuditLog => {
  const db = openToAppend(dir)
  const signer = auditSigner(dir, storeId)
  const tip = tipOf(db, storeId)
  let tree = grown(db, lastFrontier(db))
  const added: Added[] = []
  const put = putter(db, added)
  /** Leaves go into the tree once their entries are on the disk. */
  const inOneAddition = <T>(work: () => T): T => {
    added.length = 0
    const result = inOneWrite(db, work)
    for (const { seq, leaf } of added) if (seq === tree.size + 1) tree.append(leaf)
    return result
  }
  const lastCovered = db.prepare('SELECT coalesce(max(size), 0) AS size FROM checkpoint')
  const state = (): { last: number; uncovered: number } => {
    const { seq } = tip()
    return { last: seq, uncovered: seq - (lastCovered.get() as { size: number }).size }
  }
  const noteWritten = db.prepare('INSERT OR IGNORE INTO anchor (name, size, at) VALUES (?, ?, ?)')
  const unwritten = db.prepare(
    'SELECT size, at, note FROM checkpoint WHERE size NOT IN (SELECT size FROM anchor WHERE name = ?) ORDER BY size',
  )
  return {
    append: (lines) => inOneAddition(() => lines.reduce(put, tip()).seq),
    state,
    checkpoint: (at) => {
      let whole = tree
      const made = inOneWrite(db, () => {
        if (state().last > 0 && state().uncovered === 0) {
          const { size, at, note } = lastCheckpoint(db)!
          return { size, at, note }
        }
        put(tip(), announcement(at))
        whole = grown(db, Frontier.of(tree.size, tree.bytes()))
        return signed(db, storeId, signer, whole, at)
      })
      tree = whole
      return made
    },
    prune: ({ from, to, archive }, line) =>
      inOneAddition(() => {
        const { seq } = put(tip(), line)
        db.prepare('INSERT INTO prune (from_seq, to_seq, archive, seq) VALUES (?, ?, ?, ?)').run(
          from,
          to,
          archive,
          seq,
        )
        db.prepare("UPDATE entry SET body = '' WHERE seq BETWEEN ? AND ?").run(from, to)
        db.prepare('DELETE FROM entry_ref WHERE seq BETWEEN ? AND ?').run(from, to)
      }),
    unwritten: (anchor) => unwritten.all(anchor) as SignedCheckpoint[],
    noteWritten: (anchor, size, at) => void inOneWrite(db, () => noteWritten.run(anchor, size, at)),
    tidy: () => tidy(db),
    close: () => {
      try {
        tidy(db)
      } catch {
        // a full disk: what stands beside the file is moved into it when there is room
      } finally {
        db.close()
      }
    },
  }
}

const tidy = (db: Database): void => void db.prepare('PRAGMA wal_checkpoint(PASSIVE)').all()

const tipOf = (db: Database, storeId: string): (() => Tip) => {
  const last = db.prepare('SELECT seq, leaf FROM entry ORDER BY seq DESC LIMIT 1')
  const genesis = genesisOf(storeId)
  return () => {
    const found = last.get() as { seq: number; leaf: ArrayBuffer } | undefined
    return found
      ? { seq: found.seq, prev: Buffer.from(found.leaf).toString('hex') }
      : { seq: 0, prev: genesis }
  }
}

/**
 * Entries of several processes stand in the order in which they were written, and not quite in that of their
 * times.
 */
const SLACK_MS = 60_000

interface Added {
  seq: number
  leaf: Buffer
}

/**
 * Puts a line behind the tip, but for one that is written once and is there; the tip it then is. Tells
 * `added` of those that it puts.
 */
const putter = (db: Database, added: Added[]): ((tip: Tip, line: AuditLine) => Tip) => {
  const insert = db.prepare('INSERT INTO entry (seq, body, leaf) VALUES (?, ?, ?)')
  const refer = db.prepare('INSERT OR IGNORE INTO entry_ref (kind, id, seq) VALUES (?, ?, ?)')
  const known = db.prepare(`SELECT 1 FROM entry_ref r JOIN entry e ON e.seq = r.seq
    WHERE r.kind = ? AND r.id = ? AND instr(e.body, ?) > 0 LIMIT 1`)
  const latest = db.prepare('SELECT body FROM entry ORDER BY seq DESC')
  const isAmongLatest = (uid: string, notBefore: string): boolean => {
    for (const { body } of latest.iterate() as Iterable<{ body: string }>) {
      if (body.includes(uid)) return true
      const at = /"at":"([^"]+)"/.exec(body)?.[1] ?? ''
      if (Date.parse(at) < Date.parse(notBefore) - SLACK_MS) return false
    }
    return false
  }
  const isWritten = ({ refs, once, notBefore }: AuditLine): boolean => {
    if (once === undefined) return false
    const uid = `"uid":${JSON.stringify(once)}`
    if (notBefore !== undefined) return isAmongLatest(uid, notBefore)
    return refs.some(([kind, id]) => known.get(kind, id, uid))
  }
  return ({ seq, prev }, line) => {
    if (isWritten(line)) return { seq, prev }
    const { tail, refs } = line
    const next = seq + 1
    const body = bodyOf(next, prev, tail)
    const leaf = leafHash(Buffer.from(body))
    insert.run(next, body, leaf)
    for (const [kind, id] of refs) refer.run(kind, id, next)
    added.push({ seq: next, leaf })
    return { seq: next, prev: leaf.toString('hex') }
  }
}

/** The entry that a checkpoint is made under: so none can be taken out unseen. */
const announcement = (at: string): AuditLine =>
  lineOf({ uid: randomUUID(), at, src: 'system', who: {}, act: 'checkpoint', outcome: 'allowed' })

const lastCheckpoint = (db: Database): (SignedCheckpoint & { frontier: ArrayBuffer }) | undefined =>
  db.prepare('SELECT size, at, note, frontier FROM checkpoint ORDER BY size DESC LIMIT 1').get() as
    | (SignedCheckpoint & { frontier: ArrayBuffer })
    | undefined

const signed = (
  db: Database,
  storeId: string,
  signer: NoteSigner,
  tree: Frontier,
  at: string,
): SignedCheckpoint => {
  const { size } = tree
  const note = signNote(checkpointText({ origin: originOf(storeId), size, root: tree.root() }), signer)
  db.prepare('INSERT INTO checkpoint (size, at, note, frontier) VALUES (?, ?, ?, ?)').run(
    size,
    at,
    note,
    tree.bytes(),
  )
  return { size, at, note }
}

/** The tree with the leaves that have come since. */
const grown = (db: Database, tree: Frontier): Frontier => {
  const leaves = db.prepare('SELECT leaf FROM entry WHERE seq > ? ORDER BY seq').iterate(tree.size)
  for (const { leaf } of leaves as Iterable<{ leaf: ArrayBuffer }>) tree.append(Buffer.from(leaf))
  return tree
}

/** The tree as last signed; from all leaves where what is kept of it is not what was signed. */
const lastFrontier = (db: Database): Frontier => {
  const last = lastCheckpoint(db)
  if (!last) return Frontier.of()
  const frontier = Frontier.of(last.size, Buffer.from(last.frontier))
  const signedRoot = checkpointOf(openNote(last.note)?.text ?? '')?.root
  return signedRoot && frontier.root().equals(signedRoot) ? frontier : Frontier.of()
}
