// Does any act stand in the case book without its entry in the audit log, or an entry without its act,
// however the service is killed? A service with users, on a store of its own; five people act over HTTP at
// once (leads, tags, keys, accounts, grants, releases; one in the commission's room) until SIGKILL, at a
// moment drawn from the seed, one round in eight while it starts. Once the next one listens, all acts of the
// case book are held against all entries by their ids, each of which must be there once, and what was
// answered must be there. Ends with 1 where anything is wrong. After `npm run build`:
//   node bench/audit/kills.mjs [rounds=300] [seed=1]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import Libsql from 'libsql'
import { verifyAuditLog } from '../../dist/audit/verify.js'
import { openCasebook } from '../../dist/casebook/open.js'
import { attach } from '../../dist/handling/attachments.js'
import { deskOf } from '../../dist/handling/desk.js'
import { newLead } from '../../dist/handling/new-lead.js'
import { openEntry } from '../../dist/room/log-entries.js'
import { openRoomDb } from '../../dist/room/room-db.js'
import { roomFileOf } from '../../dist/room/room-file.js'
import { roomKeyOf } from '../../dist/room/room-key.js'
import { vaultIn } from '../../dist/room/vault.js'
import { sessionsOf } from '../api/seats.mjs'
import { started } from '../api/started.mjs'
import { leadBody } from '../handling/lead-body.mjs'
import { chances } from './chances.mjs'

const CLI = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
/** of the time in which people act, and of a start that is cut off */
const MOST_MS = 400
const START_MS = 1200
/** for which the first answer is waited for, at most */
const FIRST_MS = 10_000
/** Keys and accounts take a second factor of five minutes at most. */
const RENEW_MS = 120_000
const LEADS = 40

const SEATS = {
  dispatcher: ['O-xt', 'O-xt/C', 'dispatcher'],
  leader: ['O-xt', 'O-xt/C', 'leader'],
  clerk: ['O-zj', 'O-zj/R', 'clerk'],
  discipline: ['O-jw', 'O-jw/D', 'leader'],
}

/**
 * Leads made beside the service, whose entries wait for its start, one with a file; and sessions as of now.
 */
const prepared = (dir, held) => {
  const casebook = openCasebook(dir)
  const desk = deskOf(casebook)
  const at = new Date().toISOString()
  const fresh = held && performance.now() - held.begun < RENEW_MS
  const sessions = fresh
    ? held
    : { begun: performance.now(), ...sessionsOf(casebook, SEATS, ['security-admin', 'system-admin']) }
  const leads = desk.work.transact(() =>
    Array.from({ length: LEADS }, () => newLead(desk, { body: leadBody(at), colour: 'yellow', at }).id),
  )
  const file = { name: 'note.txt', bytes: Buffer.from('核查记录') }
  const actor = { office: 'O-xt', kind: 'C', position: 'leader', source: 'system' }
  desk.work.transact(() =>
    filed(
      desk.work,
      desk.work.items({ kind: 'TP' }, { sort: 'opened', skip: 0, limit: 10_000 }).length + 1,
      at,
    ),
  )
  const { id } = attach(desk, dir, { id: leads[0], file, actor, now: new Date() })
  casebook.close()
  return { sessions, leads, file: `/items/${leads[0]}/attachments/${id}` }
}

/** A transfer that the police filed, for which the room opens a sieve. */
const filed = (work, n, at) => {
  const id = `TP-2026-${String(n).padStart(6, '0')}`
  work.addItem({
    ...{ id, kind: 'TP', definition: 1, state: 'filed', version: 1, parent: null, host: 'O-ga' },
    ...{ issuer: 'O-zj', restricted: false, investigating: false, colour: null, rank: 0, care: false },
    ...{ dueAt: null, openedAt: at, closedAt: null, closeReason: null, body: {}, progress: {} },
  })
  work.addEvent({
    ...{ uid: `filed-${n}`, item: id, version: 1, at, act: 'file', fromState: 'received', toState: 'filed' },
    ...{ user: null, office: 'O-ga', capacity: 'O-ga/P', position: 'leader', input: {}, note: '' },
    ...{ undoes: null, source: 'system', before: null },
  })
}

/** Six people who act until the service is gone; `said` gets what was answered. */
const people = (url, { sessions, leads, file: path, round, said }) => {
  const post = async (who, path, body, version) => {
    const answer = await fetch(new URL(`/api/v1${path}`, url), {
      method: 'POST',
      headers: {
        ...sessions[who],
        'content-type': 'application/json',
        ...(version && { 'if-match': `"v${version}"` }),
      },
      body: JSON.stringify(body),
    })
    const told = await answer.json()
    // refused before anything was looked at
    if (told.code === 'overloaded') {
      await pause(50)
      return post(who, path, body, version)
    }
    if (!answer.ok) throw new Error(`${path} ${JSON.stringify(body)}: ${JSON.stringify(told)}`)
    return told
  }
  const acted = async (who, id, version, given) => {
    const item = await post(who, `/leads/${id}/acts`, given, version)
    said.add(`event ${id} ${item.version}`)
    return item.version
  }
  const work = {
    leads: async (n) => {
      const id = leads[n % leads.length]
      if (n >= leads.length) return new Promise((later) => setTimeout(later, 50))
      const input = { host: 'O-zj', reason: '由住建承办更为合适妥当可行' }
      const routed = await acted('dispatcher', id, 1, { act: 'route', input })
      const signed = await acted('clerk', id, routed, { act: 'sign' })
      const undone = await acted('clerk', id, signed, { act: 'undo' })
      await acted('clerk', id, undone, { act: 'sign' })
    },
    tags: async (n) => {
      const id = `L-${round}-${n}`
      await post('leader', '/tags', {
        object: 'lot',
        id,
        tag: 'N1',
        fromDay: '2026-03-01',
        basis: '专项检查',
      })
      said.add(`tag ${id}`)
    },
    keys: async (n) => {
      const name = `key-${round}-${n}`
      const { id } = await post('security-admin', '/keys', { name, role: 'regulator' })
      said.add(`key ${id}`)
      await post('leader', `/keys/${id}/acts`, { act: 'approve' })
      said.add(`approved ${id}`)
      await post('security-admin', `/keys/${id}/acts`, { act: 'revoke' })
      said.add(`revoked ${id}`)
    },
    users: async (n) => {
      const login = `u${round}-${n}`
      await post('system-admin', '/users', { login, name: '测试', office: 'O-zj' })
      said.add(`login ${login}`)
      const grant = await post('system-admin', '/grants', { kind: 'reset', user: login, basis: '压测' })
      said.add(`grant ${grant.id}`)
      await post('security-admin', `/users/${grant.user}/acts`, { act: 'disable' })
      said.add(`disabled ${grant.user}`)
      await post('system-admin', `/grants/${grant.id}/acts`, { act: 'withdraw', note: '' })
      said.add(`decided ${grant.id}`)
    },
    releases: async () => {
      const wanted = { path, reason: '移送有关单位核查', addressee: 'O-zj' }
      const { id, file } = await post('leader', '/releases', wanted)
      said.add(`release ${id}`)
      await post('leader', `/releases/${id}/acts`, { act: 'withdraw', sha256: file.sha256 })
      said.add(`decided ${id}`)
    },
  }
  const look = async (path) => {
    const answer = await fetch(new URL(`/api/v1${path}`, url), { headers: sessions.discipline })
    if (answer.ok) return answer.json()
    await pause(50)
    return look(path)
  }
  work.room = async (n) => {
    const name = `公职${round}-${n}`
    const official = { name, unit: '某局', post: '科员', fromDay: '2020-01-01', industries: [], regions: [] }
    await post('discipline', '/restricted/officials', { officials: [{ ...official, relatives: [] }] })
    said.add(`official ${name}`)
    const { data } = await look('/restricted/sieves')
    for (const { id } of data) said.add(`sieve ${id}`)
    if (n === 0) {
      const { id } = data.at(-1)
      await post('discipline', `/restricted/sieves/${id}/acts`, { act: 'assign', worker: 'bench-discipline' })
      said.add(`assigned ${id}`)
    }
  }
  let over = false
  const until = async (one) => {
    for (let n = 0; !over; n++) await one(n)
  }
  const all = Promise.allSettled(Object.values(work).map(until))
  return async () => {
    over = true
    // a fetch that was cut off is a TypeError
    for (const { reason } of await all) if (reason && !(reason instanceof TypeError)) throw reason
  }
}

const read = (file, sql) => {
  const db = new Libsql(file)
  try {
    return db.prepare(sql).all()
  } finally {
    db.close()
  }
}

/**
 * Acts of the case book: each by its kind and what it was done to, those on leads by the uid of their entry.
 */
const actsOf = (dir) => {
  const rows = (sql) => read(join(dir, 'casebook.sqlite'), sql)
  const events = rows("SELECT uid, item, version FROM work_event WHERE act <> 'file'")
  const keys = rows('SELECT body FROM api_key').map(({ body }) => JSON.parse(body))
  const users = rows("SELECT id, login, state FROM user WHERE login GLOB 'u[0-9]*'")
  const grants = rows(`SELECT 'GR-' || printf('%06d', seq) AS id, state FROM grant_request`)
  const acts = [
    ...events.map(({ uid }) => `event ${uid}`),
    ...rows('SELECT id FROM tag').map(({ id }) => `tag ${id}`),
    ...keys.map(({ id }) => `key ${id}`),
    ...keys.flatMap(({ id, approvedBy }) => (approvedBy ? [`approved ${id}`] : [])),
    ...keys.flatMap(({ id, revokedAt }) => (revokedAt ? [`revoked ${id}`] : [])),
    ...users.map(({ id }) => `user ${id}`),
    ...users.flatMap(({ id, state }) => (state === 'disabled' ? [`disabled ${id}`] : [])),
    ...grants.map(({ id }) => `grant ${id}`),
    ...grants.flatMap(({ id, state }) => (state === 'asked' ? [] : [`decided ${id}`])),
    ...rows('SELECT id FROM release').map(({ id }) => `release ${id}`),
    ...rows('SELECT release FROM release_step').map(({ release }) => `decided ${release}`),
  ]
  const room = roomIn(dir)
  acts.push(...room.officials.map(({ name }) => `official ${name}`))
  acts.push(...room.sieves.map(({ id }) => `sieve ${id}`))
  acts.push(...room.sieves.flatMap(({ id, worker }) => (worker ? [`assigned ${id}`] : [])))
  const answered = [
    ...acts,
    ...events.map(({ item, version }) => `event ${item} ${version}`),
    ...users.map(({ login }) => `login ${login}`),
  ]
  return { acts, answered, room }
}

/** What lies in the commission's room, with its entries in the log opened. */
const roomIn = (dir) => {
  const folder = join(dir, 'restricted')
  if (!existsSync(join(folder, 'discipline.sqlite'))) return { officials: [], sieves: [], opens: () => [] }
  const vault = vaultIn(folder)
  const db = openRoomDb(folder)
  const file = roomFileOf(db, roomKeyOf(vault.key()))
  const [officials, sieves] = [file.officials(), file.sieves([], '')]
  db.close()
  return { officials, sieves, opens: (box) => JSON.parse(openEntry(vault, box)) }
}

/** What the request did whose entry has this act. */
const DONE = {
  'put-tag': 'tag',
  createKey: 'key',
  createUser: 'user',
  actOnUser: 'disabled',
  askGrant: 'grant',
  decideGrant: 'decided',
  draftRelease: 'release',
  decideRelease: 'decided',
}

/** How often the log tells of each act. Of a key the first request is its approval, the second its end. */
const entriesOf = (dir, room) => {
  const told = { acts: new Map(), all: 0 }
  const count = (name) => told.acts.set(name, (told.acts.get(name) ?? 0) + 1)
  // entries of officials name nobody: each tells of one
  let officials = 0
  const sealed = ({ act, id, ids = [], outcome }) => {
    if (outcome !== 'allowed') return
    if (act === 'putOfficials')
      count(`official ${room.officials[officials++]?.name ?? `of nobody ${officials}`}`)
    else if (act === 'actOnSieve') count(`assigned ${id}`)
    else if (act === 'openSieve') for (const one of ids) count(`sieve ${one}`)
  }
  for (const { body } of read(join(dir, 'audit', 'audit.sqlite'), 'SELECT body FROM entry ORDER BY seq')) {
    const line = JSON.parse(body)
    told.all++
    if (line.sealed) {
      sealed(room.opens(line.box))
      continue
    }
    const { uid, act, what, id, route, outcome } = line
    if (act === 'deny' || outcome !== 'allowed') continue
    if (act in DONE) count(`${DONE[act]} ${id}`)
    else if (act === 'actOnKey') count(told.acts.has(`approved ${id}`) ? `revoked ${id}` : `approved ${id}`)
    else if (route === undefined && (what === 'lead' || what === 'item')) count(`event ${uid}`)
  }
  return told
}

/** @returns how many acts, entries, and what of either is alone */
export const compared = (dir, said) => {
  const { acts, answered, room } = actsOf(dir)
  const entries = entriesOf(dir, room)
  const held = new Set(acts)
  const there = new Set(answered)
  return {
    acts: held.size,
    entries: entries.all,
    actsWithoutEntry: acts.filter((name) => entries.acts.get(name) !== 1).length,
    entriesWithoutAct: [...entries.acts.keys()].filter((name) => !held.has(name)).length,
    answeredAndLost: [...said].filter((name) => !there.has(name)).length,
  }
}

const serving = (dir) => {
  const args = [CLI, 'serve', '--port', '0', '--store', dir]
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
}

const pause = (ms) => new Promise((later) => setTimeout(later, ms))

const killed = async (child) => {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  const [, signal] = await gone
  if (signal !== 'SIGKILL') throw new Error('The service ended by itself')
}

/** Acts over HTTP and in the room whose entry the kill cut off. */
const waiting = (dir) => {
  const acts = read(join(dir, 'casebook.sqlite'), 'SELECT body FROM audit_outbox')
  const room = join(dir, 'restricted', 'discipline.sqlite')
  return {
    acts: acts.filter(({ body }) => JSON.parse(body).src === 'http').length,
    room: existsSync(room) ? read(room, 'SELECT uid FROM outbox').length : 0,
  }
}

/**
 * Kills a service so many times while it is acted on, and compares after each.
 * @returns what `compared` finds at the end; `starts` cut off, `moved` and `movedOfRoom`
 * acts whose entry the next start made
 */
export const killRounds = async (rounds, seed, tell = () => undefined) => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-kills-'))
  const chance = chances(seed)
  const said = new Set()
  const sums = { rounds, seed, starts: 0, moved: 0, movedOfRoom: 0, wrongRounds: 0 }
  let [sessions, found, child] = []
  try {
    for (let round = 0; round <= rounds; round++) {
      const made = prepared(dir, sessions)
      sessions = made.sessions
      const left = waiting(dir)
      sums.moved += left.acts
      sums.movedOfRoom += left.room
      child = serving(dir)
      if (round < rounds && chance(8) === 0) {
        sums.starts++
        await pause(chance(START_MS))
        await killed(child)
        continue
      }
      const url = await started(child)
      found = compared(dir, said)
      const isWrong = found.actsWithoutEntry + found.entriesWithoutAct + found.answeredAndLost > 0
      if (isWrong) sums.wrongRounds++
      if (isWrong || round % 25 === 0) tell(`round ${round}: ${JSON.stringify(found)}`)
      if (round === rounds) break
      const ended = people(url, { ...made, round, said })
      const before = said.size
      // a busy machine takes long to answer at all; one round in four does not wait for that
      const inWork = chance(4) > 0
      for (let waited = 0; inWork && said.size === before && waited < FIRST_MS; waited += 5) await pause(5)
      await pause(chance(MOST_MS))
      await killed(child)
      await ended()
    }
    const casebook = openCasebook(dir)
    const { storeId } = casebook
    casebook.close()
    return { ...sums, answered: said.size, ...found, wrong: verifyAuditLog(dir, storeId, []).wrong }
  } finally {
    child?.kill('SIGKILL')
    rmSync(dir, { recursive: true, force: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [rounds = 300, seed = 1] = process.argv.slice(2).map(Number)
  const found = await killRounds(rounds, seed, console.log)
  console.log(found)
  if (found.wrongRounds > 0 || found.wrong !== null) process.exitCode = 1
}
