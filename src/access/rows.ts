import type { Subject } from './subject.js'

/**
 * A work item as its rows are judged by: itself, the offices and persons that have part in it, its grants.
 */
export interface WorkRow {
  host: string | null
  issuer: string | null
  restricted: boolean
  investigating: boolean
  parties: readonly Part<'office'>[]
  people: readonly Part<'user'>[]
  grants: readonly RowGrant[]
}

type Part<Whose extends string> = Record<Whose, string> & { part: string; toAt: string | null }

/** A case opened to an office or a person for a time. */
export interface RowGrant {
  office: string | null
  user: string | null
  fromAt: string
  toAt: string
}

/** Whose rows they are, and at which instant (ISO, UTC). */
export interface Asking {
  subject: Pick<Subject, 'user' | 'office'>
  at: string
}

/** A condition in SQL on the work item `i`; its values are bound in order. */
export interface Clause {
  sql: string
  values: (string | number)[]
}

/** Which items a subject sees, as SQL for lists and totals and as predicate for one that was read. */
export interface RowRule {
  sql(asking: Asking): Clause
  test(asking: Asking, item: WorkRow): boolean
}

const whether = (sql: string, test: (item: WorkRow) => boolean): RowRule => ({
  sql: () => ({ sql, values: [] }),
  test: (_asking, item) => test(item),
})

const ALL = whether('1', () => true)
const NONE = whether('0', () => false)

const either = (...rules: RowRule[]): RowRule => joined('OR', rules, (one) => rules.some(one))
const both = (...rules: RowRule[]): RowRule => joined('AND', rules, (one) => rules.every(one))

const joined = (
  word: 'OR' | 'AND',
  rules: readonly RowRule[],
  test: (one: (rule: RowRule) => boolean) => boolean,
): RowRule => ({
  sql: (asking) => {
    const clauses = rules.map((rule) => rule.sql(asking))
    return {
      sql: `(${clauses.map(({ sql }) => sql).join(` ${word} `)})`,
      values: clauses.flatMap(({ values }) => values),
    }
  },
  test: (asking, item) => test((rule) => rule.test(asking, item)),
})

/** The own office stands in a column of the item. */
const officeIn = (column: 'host' | 'issuer'): RowRule => ({
  sql: ({ subject }) => ({ sql: `i.${column} = ?`, values: [subject.office] }),
  test: ({ subject }, item) => item[column] === subject.office,
})

/** The own office has part in it now, in one of these ways. */
const officeAs = (...parts: string[]): RowRule => ({
  sql: ({ subject }) => ({
    sql: `EXISTS (SELECT 1 FROM work_party p WHERE p.item = i.id AND p.office = ? AND p.to_at IS NULL
      AND p.part IN (${parts.map(() => '?').join(', ')}))`,
    values: [subject.office, ...parts],
  }),
  test: ({ subject }, { parties }) =>
    parties.some(
      ({ office, part, toAt }) => office === subject.office && toAt === null && parts.includes(part),
    ),
})

/** The subject in person has part in it now, in one of these ways; nobody where no person is known. */
const personAs = (...parts: string[]): RowRule => ({
  sql: ({ subject }) =>
    subject.user === undefined
      ? { sql: '0', values: [] }
      : {
          sql: `EXISTS (SELECT 1 FROM work_person w WHERE w.item = i.id AND w.user = ? AND w.to_at IS NULL
            AND w.part IN (${parts.map(() => '?').join(', ')}))`,
          values: [subject.user, ...parts],
        },
  test: ({ subject }, { people }) =>
    subject.user !== undefined &&
    people.some(({ user, part, toAt }) => user === subject.user && toAt === null && parts.includes(part)),
})

const GRANTED: RowRule = {
  sql: ({ subject, at }) => ({
    sql: `EXISTS (SELECT 1 FROM grant_case g WHERE g.id_of = i.id
      AND (g.office = ? OR g.user = ?) AND g.from_at <= ? AND ? < g.to_at)`,
    // no user is called ''
    values: [subject.office, subject.user ?? '', at, at],
  }),
  test: ({ subject, at }, { grants }) =>
    grants.some(
      ({ office, user, fromAt, toAt }) =>
        (office === subject.office || (user !== null && user === subject.user)) && fromAt <= at && at < toAt,
    ),
}

const OPEN = whether('i.restricted = 0', ({ restricted }) => !restricted)
const PARTY = either(officeIn('host'), officeAs('host', 'cohandler', 'copied', 'addressee', 'issuer'))

/** Parts by which somebody works on an item in person. */
export const WORKS = ['handler', 'inspector'] as const

/** The words of the matrix for rows of work items. */
export const ROWS = {
  all: ALL,
  host: officeIn('host'),
  party: PARTY,
  /** a party that handles it: not only told of it */
  handling: either(officeIn('host'), officeAs('host', 'cohandler', 'addressee', 'issuer')),
  worker: personAs(...WORKS),
  own: either(officeIn('issuer'), officeAs('issuer', 'addressee')),
  addressee: officeAs('addressee'),
  granted: GRANTED,
  'own-or-granted': either(officeIn('issuer'), officeAs('issuer', 'addressee'), GRANTED),
  open: OPEN,
  /** neither restricted nor under investigation */
  quiet: both(
    OPEN,
    whether('i.investigating = 0', ({ investigating }) => !investigating),
  ),
  'open-or-party': either(OPEN, PARTY),
  /** the subject is named in it, also as one who stays out of it */
  self: personAs(...WORKS, 'declared-recusal'),
  /** counts alone: no row of its own */
  sum: NONE,
  '–': NONE,
} satisfies Record<string, RowRule>

export type RowWord = keyof typeof ROWS
