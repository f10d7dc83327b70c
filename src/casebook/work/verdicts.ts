import type { Database } from '../database.js'

/** What a handler found of a fact, or of a line of the check sheet. */
export interface Verdict {
  what: 'fact' | 'line'
  id: string
  verdict: string
  why: string
  rule: string | null
  user: string | null
  at: string
}

export interface VerdictTable {
  verdicts(lead: string): Verdict[]
  setVerdict(lead: string, verdict: Verdict): void
  removeVerdict(lead: string, of: Pick<Verdict, 'what' | 'id'>): void
}

const SET = `INSERT INTO verdict (lead, what, id, verdict, why, rule, user, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET verdict = excluded.verdict, why = excluded.why, rule = excluded.rule,
  user = excluded.user, at = excluded.at`

export const verdictTable = (db: Database): VerdictTable => {
  const all = db.prepare(
    'SELECT what, id, verdict, why, rule, user, at FROM verdict WHERE lead = ? ORDER BY what, id',
  )
  const set = db.prepare(SET)
  const remove = db.prepare('DELETE FROM verdict WHERE lead = ? AND what = ? AND id = ?')
  return {
    verdicts: (lead) => all.all(lead) as Verdict[],
    setVerdict: (lead, v) => void set.run(lead, v.what, v.id, v.verdict, v.why, v.rule, v.user, v.at),
    removeVerdict: (lead, { what, id }) => void remove.run(lead, what, id),
  }
}
