import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { hasAuditLog, openToRead } from '../audit/database.js'
import type { Config } from '../config.js'

/** What `doctor` looks at, and what it found. */
export interface Check {
  what: string
  ok: boolean
  state: string
}

const MINUTE_MS = 60_000
/** by which the clock may lie before the last entry of the log */
const BEHIND_MS = 5 * MINUTE_MS
const DAY_MS = 86_400_000

/**
 * A store's files, the clock against its audit log, and the log's anchors; nothing of a folder without a
 * store.
 */
export const storeChecks = ({ store, audit }: Pick<Config, 'store' | 'audit'>, now: Date): Check[] => {
  if (!existsSync(join(store, 'casebook.sqlite'))) return []
  return [modes(store), ...(hasAuditLog(store) ? [...ofLog(store, audit.anchors, now)] : [])]
}

/** Nobody but the owner reads what lies in the store. */
const modes = (store: string): Check => {
  const names = ['.', ...readdirSync(store, { recursive: true }).map(String)]
  const open = names.filter((name) => (statSync(join(store, name)).mode & 0o077) !== 0)
  const rest = open.length > 3 ? ` and ${open.length - 3} more` : ''
  return {
    what: 'files of the store are their owner’s alone',
    ok: process.platform === 'win32' || open.length === 0,
    state:
      open.length === 0 ? `${names.length} files` : `others may read ${open.slice(0, 3).join(', ')}${rest}`,
  }
}

const ofLog = (store: string, anchors: readonly string[], now: Date): Check[] => {
  const db = openToRead(store)
  try {
    const [entry] = db.prepare("SELECT body FROM entry WHERE body <> '' ORDER BY seq DESC LIMIT 1").all() as {
      body: string
    }[]
    const latest = db.prepare('SELECT max(at) AS at FROM anchor WHERE name = ?')
    const written = (anchor: string) => (latest.all(anchor) as { at: string | null }[])[0]?.at ?? null
    const [last] = db.prepare('SELECT max(at) AS at FROM checkpoint').all() as { at: string | null }[]
    return [
      ...(entry ? [clockAgainst((JSON.parse(entry.body) as { at: string }).at, now)] : []),
      ...(anchors.length === 0
        ? [NO_ANCHOR]
        : anchors.map((one) => anchorAt(one, written(one), last?.at ?? null))),
    ]
  } finally {
    db.close()
  }
}

const clockAgainst = (at: string, now: Date): Check => {
  const behind = Date.parse(at) - now.getTime()
  return {
    what: 'clock against the last entry of the audit log',
    ok: behind <= BEHIND_MS,
    state:
      behind <= BEHIND_MS
        ? `${now.toISOString()}, the entry ${at}`
        : `${Math.round(behind / MINUTE_MS)} minutes behind the entry of ${at}: set the clock`,
  }
}

const NO_ANCHOR: Check = {
  what: 'anchors of the audit log',
  ok: true,
  state: 'none set: what is cut off its end would not be seen (audit.anchors)',
}

/** It is there, and has a checkpoint of the last day before the log's own last one. */
const anchorAt = (path: string, written: string | null, last: string | null): Check => {
  const isThere = existsSync(path)
  const isLate = last !== null && (written === null || Date.parse(last) - Date.parse(written) > DAY_MS)
  const had = written === null ? 'nothing written to it yet' : `last written ${written}`
  return { what: `anchor ${path}`, ok: isThere && !isLate, state: isThere ? had : `not there; ${had}` }
}
