// Changes an audit log in every way that whoever holds the disk, or the disk and the key, might: to see that
// `verify` finds each. Used by bench/audit/run.mjs and by the tests, after `npm run build`.
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'
import { publish } from '../../dist/audit/anchors.js'
import { auditSigner } from '../../dist/audit/audit-key.js'
import { auditFile } from '../../dist/audit/database.js'
import { bodyOf, genesisOf, lineOf, originOf, refsOf } from '../../dist/audit/entry.js'
import { openAuditLog } from '../../dist/audit/log.js'
import { Frontier, leafHash } from '../../dist/audit/merkle.js'
import { checkpointText, signNote } from '../../dist/audit/note.js'
import { verifyAuditLog } from '../../dist/audit/verify.js'
import { chances } from './chances.mjs'

export const entryOf = (n) =>
  lineOf({
    uid: randomUUID(),
    at: new Date(Date.UTC(2026, 2, 1) + 1000 * n).toISOString(),
    src: 'http',
    who: { key: `k${n % 7}`, capacity: ['police', 'discipline', 'regulator'][n % 3] },
    act: n % 5 === 0 ? 'unmask' : 'read',
    what: 'ring',
    id: `R-${String(1 + (n % 40)).padStart(6, '0')}`,
    route: '/api/v1/rings/:id',
    ...(n % 5 === 0 && { clear: true, purpose: { why: '核对线索来源' } }),
    outcome: 'allowed',
    answer: 'a3'.repeat(32),
    bytes: 13407,
    request: `req-${n}`,
    ip: '127.0.0.1',
  })

const fill = async (dir, storeId, entries, anchor) => {
  mkdirSync(dir, { recursive: true })
  const log = openAuditLog(dir, storeId)
  const step = Math.ceil(entries / 6)
  for (let n = 0; n < entries; n += step) {
    log.append(Array.from({ length: Math.min(step, entries - n) }, (_, i) => entryOf(n + i)))
    log.checkpoint(new Date(Date.UTC(2026, 2, 1) + 1000 * n).toISOString())
    if (anchor) await publish(log, storeId, anchor, '2026-03-01T00:00:00.000Z')
  }
  log.close()
}

export const makeSample = async (root, entries) => {
  const [dir, other, anchor] = ['sound', 'other', 'anchor'].map((name) => join(root, name))
  mkdirSync(anchor, { recursive: true })
  await fill(dir, 'store-a', entries, anchor)
  await fill(other, 'store-b', entries)
  const signer = auditSigner(dir, 'store-a')
  const stranger = { name: signer.name, key: generateKeyPairSync('ed25519').privateKey }
  return { storeId: 'store-a', dir, anchor, root, signer, stranger, log: read(dir), other: read(other) }
}

const read = (dir) => {
  const db = new Libsql(auditFile(dir), { readonly: true })
  const entries = db.prepare('SELECT seq, body, leaf FROM entry ORDER BY seq').all()
  const checkpoints = db.prepare('SELECT size, at, note, frontier FROM checkpoint ORDER BY size').all()
  db.close()
  return {
    entries: entries.map(({ seq, body, leaf }) => ({ seq, body, leaf: Buffer.from(leaf) })),
    checkpoints: checkpoints.map((c) => ({ ...c, frontier: Buffer.from(c.frontier) })),
  }
}

const write = (dir, { entries, checkpoints }) => {
  const db = new Libsql(auditFile(dir))
  db.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF')
  for (const table of ['entry', 'checkpoint'])
    for (const verb of ['update', 'delete']) db.exec(`DROP TRIGGER ${table}_no_${verb}`)
  db.exec('BEGIN; DELETE FROM entry; DELETE FROM entry_ref; DELETE FROM checkpoint')
  const [entry, ref, checkpoint] = [
    'INSERT INTO entry VALUES (?, ?, ?)',
    'INSERT OR IGNORE INTO entry_ref VALUES (?, ?, ?)',
    'INSERT INTO checkpoint VALUES (?, ?, ?, ?)',
  ].map((sql) => db.prepare(sql))
  for (const { seq, body, leaf } of entries) {
    entry.run(seq, body, leaf)
    for (const [kind, id] of refsIn(body)) ref.run(kind, id, seq)
  }
  for (const { size, at, note, frontier } of checkpoints) checkpoint.run(size, at, note, frontier)
  db.exec('COMMIT')
  db.close()
}

const refsIn = (body) => {
  try {
    return refsOf(JSON.parse(body))
  } catch {
    return []
  }
}

/** Numbers, predecessors and leaves as they would be had the entries been written so. */
const rehash = (log) => {
  let prev = genesisOf('store-a')
  log.entries = log.entries.map(({ body }, i) => {
    const own = bodyOf(i + 1, prev, body.slice(body.indexOf('"v":1')))
    const leaf = leafHash(Buffer.from(own))
    prev = leaf.toString('hex')
    return { seq: i + 1, body: own, leaf }
  })
}

/** A checkpoint under each entry that announces one, as the key's holder would make it. */
const resign = (log, signer) => {
  const tree = Frontier.of()
  log.checkpoints = []
  for (const { seq, body, leaf } of log.entries) {
    tree.append(leaf)
    if (!body.includes('"act":"checkpoint"')) continue
    const text = checkpointText({ origin: originOf('store-a'), size: seq, root: tree.root() })
    const at = '2026-03-01T00:00:00.000Z'
    log.checkpoints.push({ size: seq, at, note: signNote(text, signer), frontier: tree.bytes() })
  }
}

const flipped = (body, at, bit) =>
  body.slice(0, at) + String.fromCharCode(body.charCodeAt(at) ^ bit) + body.slice(at + 1)
const edited = (body, pick) =>
  body.includes('"act":"checkpoint"')
    ? body.replace(/"uid":"./, (m) => m.slice(0, -1) + 'ghij'[pick(4)])
    : body.replace(/"id":"R-\d+"/, `"id":"R-9${String(pick(99999)).padStart(5, '0')}"`)
const edit = (log, pick) => {
  const one = log.entries[pick(log.entries.length)]
  one.body = edited(one.body, pick)
}
const drop = (log, pick) => log.entries.splice(pick(log.entries.length), 1)
const swap = (log, pick) => {
  const at = pick(log.entries.length - 1)
  const [a, b] = [log.entries[at], log.entries[at + 1]]
  log.entries[at] = { ...b, seq: a.seq }
  log.entries[at + 1] = { ...a, seq: b.seq }
}
const insert = (log, pick) => {
  const at = pick(log.entries.length)
  const body = bodyOf(at + 1, 'f'.repeat(64), entryOf(pick(1000)).tail)
  log.entries.splice(at, 0, { seq: at + 1, body, leaf: leafHash(Buffer.from(body)) })
  for (const [i, entry] of log.entries.entries()) entry.seq = i + 1
}
const cut = (log, to) => {
  log.entries.length = to
  log.checkpoints = log.checkpoints.filter(({ size }) => size <= to)
}

const CHANGES = {
  'bit flip in a body': (log, pick) => {
    const one = log.entries[pick(log.entries.length)]
    one.body = flipped(one.body, pick(one.body.length), 1 << pick(5))
  },
  'bit flip in a leaf': (log, pick) => {
    log.entries[pick(log.entries.length)].leaf[pick(32)] ^= 1 << pick(8)
  },
  drop,
  'drop, hashed anew': (log, pick) => {
    drop(log, pick)
    rehash(log)
  },
  swap,
  'swap, hashed anew': (log, pick) => {
    swap(log, pick)
    rehash(log)
  },
  insert,
  'insert, hashed anew': (log, pick) => {
    insert(log, pick)
    rehash(log)
  },
  'edit, hashed anew': (log, pick) => {
    edit(log, pick)
    rehash(log)
  },
  cut: (log, pick) => {
    log.entries.length = pick(log.entries.length)
  },
  // to a checkpoint, as a restored backup would be, or between two
  'cut with its checkpoints': (log, pick) => {
    const older = log.checkpoints.slice(0, -1)
    cut(log, pick(2) === 0 ? older[pick(older.length)].size : 1 + pick(log.entries.length - 1))
  },
  'signed anew with another key': (log, pick, { stranger }) => {
    edit(log, pick)
    rehash(log)
    resign(log, stranger)
  },
  'signed anew with the stolen key': (log, pick, { signer }) => {
    edit(log, pick)
    rehash(log)
    resign(log, signer)
  },
  'drop a checkpoint': (log, pick) => log.checkpoints.splice(pick(log.checkpoints.length), 1),
  emptied: (log) => cut(log, 0),
  "another store's log": (log, _pick, { other }) => Object.assign(log, structuredCopy(other)),
}
export const KINDS = Object.keys(CHANGES)
export const NEED_ANCHOR = new Set(['cut with its checkpoints', 'signed anew with the stolen key', 'emptied'])

const structuredCopy = ({ entries, checkpoints }) => ({
  entries: entries.map((entry) => ({ ...entry, leaf: Buffer.from(entry.leaf) })),
  checkpoints: checkpoints.map((checkpoint) => ({ ...checkpoint })),
})

let made = 0

export const verifyMutant = (sample, kind, seed) => {
  // a folder each: a connection that was closed may still hold its file
  const mutant = join(sample.root, `mutant-${++made}`)
  mkdirSync(join(mutant, 'audit'), { recursive: true })
  copyFileSync(join(sample.dir, 'audit-key.pem'), join(mutant, 'audit-key.pem'))
  copyFileSync(auditFile(sample.dir), auditFile(mutant))
  const log = structuredCopy(sample.log)
  CHANGES[kind](log, chances(seed * 2654435761 + 1), sample)
  write(mutant, log)
  const found = (anchors) => verifyAuditLog(mutant, sample.storeId, anchors).wrong
  const anchored = found([sample.anchor])
  const alone = found([])
  rmSync(mutant, { recursive: true })
  return { anchored: anchored !== null, alone: alone !== null, exact: anchored?.defect ?? null }
}
