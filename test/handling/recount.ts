import { join } from 'node:path'
import Libsql from 'libsql'
import type { IndicatorKey } from '../../src/handling/indicators.js'

export const LEADS_OF = "w.kind = 'LD' AND w.host LIKE :office"
const DUE = "substr(k.due_at, 1, 10) BETWEEN '2026-01-01' AND '2026-12-31' AND k.result IN ('met', 'late')"
/** Checks that ended, or had to, in the year. */
export const CHECKS = `FROM work_item w, clock k WHERE k.item = w.id AND ${LEADS_OF} AND k.term = 'CHECK' AND ${DUE}`

/**
 * Indicators of 2026, as 23:00 of its last day knows them: counts of a case book itself, in SQL that shares
 * nothing with the program's.
 */
export const recount = (
  dir: string,
  office: string | undefined,
): Partial<Record<IndicatorKey, [n: number, of: number | null]>> => {
  const db = new Libsql(join(dir, 'casebook.sqlite'), { readonly: true })
  const one = (sql: string): number => (db.prepare(sql).get({ office: office ?? '%' }) as { n: number }).n
  const clocks = (kind: string, terms: string, whose: string, late: boolean): number =>
    one(`SELECT count(DISTINCT w.id) n FROM work_item w, clock k WHERE k.item = w.id AND w.kind = '${kind}'
      AND w.${whose} LIKE :office AND k.term GLOB '${terms}' AND substr(k.due_at, 1, 10) BETWEEN '2026-01-01' AND '2026-12-31'
      AND ${late ? "(k.result = 'late' OR k.result = 'running' AND k.paused_at IS NULL AND k.due_at < '2026-12-31T15')" : "(k.result IN ('met', 'late') OR k.result = 'running' AND k.paused_at IS NULL AND k.due_at < '2026-12-31T15')"}`)
  const timely = (kind: string, terms: string, whose = 'host'): [number, number] => {
    const of = clocks(kind, terms, whose, false)
    return [of - clocks(kind, terms, whose, true), of]
  }
  const ended =
    "kind = 'LD' AND host LIKE :office AND closed_at >= '2026' AND state IN ('closed', 'look-back')"
  const held = `SELECT count(*) n FROM work_item WHERE ${ended}`
  const true_ = `${held} AND close_reason IN ('substantiated', 'partly')`
  const loops = `${true_} AND id IN (SELECT parent FROM work_item WHERE kind = 'PB' AND state = 'closed')
    AND id IN (SELECT parent FROM work_item WHERE kind = 'LT' AND state IN ('closed', 'replied'))
    AND id IN (SELECT item FROM work_event WHERE act = 'pass') AND progress NOT LIKE '%"results":[]%'`
  const found: ReturnType<typeof recount> = {
    'sign-rate': timely('LD', 'SIGN'),
    'feedback-rate': timely('LD', 'CHECK'),
    overdue: [clocks('LD', '[SCR][IHE][GED]*', 'host', true), null],
    'return-rate': [
      one("SELECT count(DISTINCT item) n FROM work_event WHERE act = 'return' AND office LIKE :office"),
      one(`SELECT count(DISTINCT item) n FROM work_event WHERE act IN ('route', 'redirect', 'impose')
        AND input ->> '$.host' LIKE :office`),
    ],
    'substantiated-rate': [one(true_), one(held)],
    'transfer-24h': timely('TP', 'XFER-SEND', 'issuer'),
    'letter-rate': timely('LT', 'LETTER-*'),
    'problem-rate': [
      one("SELECT count(*) n FROM work_item WHERE kind = 'PB' AND state = 'closed' AND host LIKE :office"),
      one("SELECT count(*) n FROM work_item WHERE kind = 'PB' AND host LIKE :office"),
    ],
    'missing-reports': [clocks('RI', 'REPORT', 'host', true), null],
    'loop-rate': [one(loops), one(true_)],
    'extension-rate': [
      one(`SELECT count(DISTINCT w.id) n FROM work_item w, clock k, work_item x WHERE k.item = w.id AND x.parent = w.id
        AND ${LEADS_OF} AND k.term = 'CHECK' AND ${DUE} AND x.kind = 'EX' AND x.state = 'granted'
        AND x.body ->> '$.about' = 'time'`),
      clocks('LD', 'CHECK', 'host', false),
    ],
    'returned-twice': [
      one(`SELECT count(*) n FROM (SELECT item FROM work_event WHERE act = 'return' AND office LIKE :office
        GROUP BY item HAVING count(*) >= 2)`),
      null,
    ],
    'excluded-then-substantiated': [
      one(`SELECT count(DISTINCT w.id) n FROM work_item w, work_item v WHERE ${LEADS_OF} AND v.kind = 'LD' AND v.id > w.id
        AND w.body ->> '$.origin.ring' = v.body ->> '$.origin.ring' AND w.progress ->> '$.excluded' IS NOT NULL
        AND w.closed_at IS NOT NULL AND v.close_reason IN ('substantiated', 'partly') AND v.closed_at > w.closed_at`),
      null,
    ],
    'check-days': [one(`SELECT count(DISTINCT w.id) n ${CHECKS}`), null],
  }
  db.close()
  return found
}
