import { bodiesOf, bodyOf, type Database } from '../database.js'

/** Something that holds from a day on, in versions; its body is the record itself. */
export interface Versioned {
  version: number
}

export interface DefinitionRecord {
  kind: string
  version: number
  /** SHA-256 of the body */
  digest: string
  body: unknown
}

/** A project that is to be handled with care. */
export interface KeyProject {
  project: string
  programme: string
  fromDay: string
  toDay: string | null
  by: string
}

/** What items are judged by: terms, routes, lines of the check sheet, colours, definitions. */
export interface ReferenceTable {
  /** whether anything was ever put in */
  hasReference(): boolean
  terms<T>(): T[]
  putTerm(term: { code: string; version: number; validFrom: string }): void
  /** In order of priority, then id. */
  routes<T>(): T[]
  putRoute(route: { id: string; priority: number; validFrom: string; validTo: string | null }): void
  checkLines<T>(): T[]
  putCheckLine(line: { id: string; version: number }): void
  colourSchemes<T>(): T[]
  putColourScheme(scheme: Versioned): void
  /** SHA-256 of each that was put in. */
  definitionDigests(): string[]
  putDefinition(definition: DefinitionRecord): void
  /** Rows of a kind, in order of their ids. */
  referenceRows<T>(kind: string): T[]
  /** Puts a row in where there is none of the id. */
  putReferenceRow(kind: string, id: string, body: unknown): void
  /** What stands of a file that was put in; undefined before any was. */
  seededFrom(): string | undefined
  markSeeded(digest: string): void
  keyProjects(): KeyProject[]
  putKeyProject(project: KeyProject): void
}

export const referenceTable = (db: Database): ReferenceTable => {
  const bodies = (sql: string): (<T>() => T[]) => {
    const statement = db.prepare(sql)
    return <T>() => bodiesOf<T>(statement.all())
  }
  const put = (sql: string) => db.prepare(`INSERT INTO ${sql}`)
  const any = db.prepare('SELECT 1 FROM term LIMIT 1')
  const term = put('term (code, version, valid_from, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
  const route = put(
    `route (id, priority, valid_from, valid_to, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
     priority = excluded.priority, valid_from = excluded.valid_from, valid_to = excluded.valid_to, body = excluded.body`,
  )
  const line = put('check_line (id, version, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
  const scheme = put('colour_scheme (version, body) VALUES (?, ?) ON CONFLICT DO NOTHING')
  const definition = put(
    'definition (kind, version, digest, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const digests = db.prepare('SELECT digest FROM definition ORDER BY kind, version')
  const projects = db.prepare(
    'SELECT project, programme, from_day AS fromDay, to_day AS toDay, by FROM key_project ORDER BY project',
  )
  const rows = db.prepare('SELECT body FROM reference_row WHERE kind = ? ORDER BY id')
  const row = put('reference_row (kind, id, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
  const seeded = db.prepare("SELECT body FROM reference_row WHERE kind = 'source'")
  const mark = put(
    "reference_row (kind, id, body) VALUES ('source', 'file', ?) ON CONFLICT DO UPDATE SET body = excluded.body",
  )
  const project = put(
    `key_project (project, programme, from_day, to_day, by) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
     programme = excluded.programme, from_day = excluded.from_day, to_day = excluded.to_day, by = excluded.by`,
  )
  return {
    hasReference: () => any.get() !== undefined,
    terms: bodies('SELECT body FROM term ORDER BY code, version'),
    putTerm: (t) => void term.run(t.code, t.version, t.validFrom, JSON.stringify(t)),
    routes: bodies('SELECT body FROM route ORDER BY priority, id'),
    putRoute: (r) => void route.run(r.id, r.priority, r.validFrom, r.validTo, JSON.stringify(r)),
    checkLines: bodies('SELECT body FROM check_line ORDER BY id, version'),
    putCheckLine: (l) => void line.run(l.id, l.version, JSON.stringify(l)),
    colourSchemes: bodies('SELECT body FROM colour_scheme ORDER BY version'),
    putColourScheme: (s) => void scheme.run(s.version, JSON.stringify(s)),
    definitionDigests: () => (digests.all() as { digest: string }[]).map(({ digest }) => digest),
    putDefinition: (d) => void definition.run(d.kind, d.version, d.digest, JSON.stringify(d.body)),
    referenceRows: <T>(kind: string) => bodiesOf<T>(rows.all(kind)),
    putReferenceRow: (kind, id, body) => void row.run(kind, id, JSON.stringify(body)),
    seededFrom: () => bodyOf<string>(seeded.get()),
    markSeeded: (digest) => void mark.run(JSON.stringify(digest)),
    keyProjects: () => projects.all() as KeyProject[],
    putKeyProject: (p) => void project.run(p.project, p.programme, p.fromDay, p.toDay, p.by),
  }
}
