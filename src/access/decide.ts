import { isAdmin } from '../domain/seat.js'
import { FIELD_CLASSES, type FieldCell, type FieldClass, type Shown } from './field-classes.js'
import type { Reader } from './keys.js'
import type { Role } from './matrix.js'
import { RESOURCES, type Resource, type Standing, type Word } from './resources.js'
import { type Asking, ROWS, type RowGrant, type WorkRow } from './rows.js'
import type { Subject } from './subject.js'

/** Who asks, as decisions are made: in which column of the matrix, and which person in which office. */
export interface Decider {
  standing: Standing
  subject: Pick<Subject, 'user' | 'office' | 'position' | 'industries' | 'regions'>
  /** ISO time, UTC: what ends, has ended then */
  at: string
}

/** A row as it is judged: what its kind does not have is left out. */
export interface Row {
  resource: Resource
  /** of a work item */
  item?: WorkRow
  /** industry/region of the lots on which it stands */
  places?: readonly string[]
  /** cases opened, of what is no work item */
  grants?: readonly RowGrant[]
  /** of an account, an entry of the log, an indicator: whose it is */
  user?: string
  office?: string
  sealed?: boolean
}

/** read: this row; count: as one of many in a sum */
export type Act = 'read' | 'count'

export interface Decision {
  allowed: boolean
  /** how the field is shown; `A` where the row is not to be seen, `C` where no field was asked for */
  shown: Shown
  /** what decided: the row of the matrix, or the class of the field */
  by: 'row' | 'field'
  word: Word
}

/** The two tables that decide. */
export interface Tables {
  resources: Readonly<Record<Resource, Readonly<Record<Standing, Word>>>>
  fields: Readonly<Record<FieldClass, Readonly<Record<Standing, FieldCell>>>>
}

/**
 * Whether somebody may do it, and how a field of the row is shown; `purpose` says whether a stated purpose
 * fits. Pure, over two tables.
 */
export type Decide = (decider: Decider, act: Act, row: Row, field?: FieldClass, purpose?: boolean) => Decision

export const decideOver =
  ({ resources, fields }: Tables): Decide =>
  (decider, act, row, field, purpose = false) => {
    const word = resources[row.resource][decider.standing]
    const isThere = act === 'count' ? word !== '–' : TESTS[word](decider, row)
    if (!isThere) return { allowed: false, shown: 'A', by: 'row', word }
    if (field === undefined) return { allowed: true, shown: 'C', by: 'row', word }
    const shown = shownBy(fields[field][decider.standing], purpose, word === 'granted')
    return { allowed: shown !== 'A', shown, by: 'field', word }
  }

/** The tables in force. */
export const IN_FORCE: Tables = { resources: RESOURCES, fields: FIELD_CLASSES }
export const decide: Decide = decideOver(IN_FORCE)

const shownBy = (cell: FieldCell, purpose: boolean, granted: boolean): Shown => {
  if (granted && cell.granted) return cell.granted
  return purpose ? cell.with : cell.without
}

/** How a class of fields is shown in a column, by the tables in force. */
export const shownIn = (standing: Standing, field: FieldClass, purpose: boolean): Shown =>
  shownBy(FIELD_CLASSES[field][standing], purpose, false)

type Test = (decider: Decider, row: Row) => boolean

const never: Test = () => false
const always: Test = () => true
const isSelf: Test = ({ subject }, { user }) => user !== undefined && user === subject.user
const isOfOffice: Test = ({ subject }, { office }) => office !== undefined && office === subject.office
const touches: Test = ({ subject }, { places = [] }) => places.some((place) => isIn(subject, place))

const ofItem =
  (word: keyof typeof ROWS): Test =>
  (decider, { item }) =>
    item !== undefined && ROWS[word].test(decider satisfies Asking, item)

const isGranted: Test = (decider, row) => {
  if (row.item) return ROWS.granted.test(decider, row.item)
  const { office, user } = decider.subject
  return (row.grants ?? []).some(
    (grant) =>
      (grant.office === office || (grant.user !== null && grant.user === user)) &&
      grant.fromAt <= decider.at &&
      decider.at < grant.toAt,
  )
}

const TESTS: Record<Word, Test> = {
  all: always,
  '–': never,
  sum: never,
  touch: touches,
  granted: isGranted,
  open: ofItem('open'),
  quiet: ofItem('quiet'),
  party: ofItem('party'),
  handling: ofItem('handling'),
  'open-or-party': ofItem('open-or-party'),
  worker: ofItem('worker'),
  addressee: ofItem('addressee'),
  own: (decider, row) => (row.item ? ROWS.own.test(decider, row.item) : isOfOffice(decider, row)),
  'own-or-granted': ofItem('own-or-granted'),
  'own-or-touch': (decider, row) => TESTS.own(decider, row) || touches(decider, row),
  'own-or-effect': (decider, row) => TESTS.own(decider, row) || touches(decider, row),
  'own-and-sum': isOfOffice,
  'worker-or-leader': (decider, row) => decider.subject.position === 'leader' || TESTS.worker(decider, row),
  self: isSelf,
  'own-office': (decider, row) => isSelf(decider, row) || isOfOffice(decider, row),
  state: always,
  'self-or-sealed': (decider, row) =>
    isSelf(decider, row) || (row.sealed === true && decider.subject.position === 'log-reader'),
  unsealed: (_decider, { sealed }) => sealed !== true,
}

/** Whether a place, `industry/region`, is one of a capacity's; a capacity without industries has all. */
export const isIn = (
  { industries, regions }: Pick<Subject, 'industries' | 'regions'>,
  place: string,
): boolean => {
  const slash = place.indexOf('/')
  const [industry, region] = [place.slice(0, slash), place.slice(slash + 1)]
  return (
    (industries.length === 0 || industries.includes(industry)) &&
    regions.some((prefix) => region.startsWith(prefix))
  )
}

const STANDING_OF_ROLE: Record<Role, Standing> = {
  police: 'P',
  discipline: 'D',
  regulator: 'R',
  audit: 'A',
  coordination: 'C',
  exchange: 'X',
  'by-case': 'K',
  system: 'Sy',
  local: 'local',
}

/** The column in which a reader stands: that of the seat, else that of the key's role. */
export const standingOf = ({ subject, seat, role }: Pick<Reader, 'subject' | 'seat' | 'role'>): Standing => {
  if (subject) return subject.kind
  if (seat && isAdmin(seat.position)) return ADMIN[seat.position]
  return STANDING_OF_ROLE[role]
}

/** Columns of administrators. */
export const ADMIN = { 'system-admin': 'Sy', 'security-admin': 'Se', 'audit-admin': 'Au' } as const
