import { standingOf } from './decide.js'
import type { Reader } from './keys.js'
import { RESOURCES, type Resource } from './resources.js'
import { ROWS, type RowRule, type RowWord } from './rows.js'
import type { Subject } from './subject.js'

type Standing = Pick<Reader, 'subject' | 'seat' | 'role'>

/** Which line of the matrix items of a kind stand in; of all others it is that of leads. */
const RESOURCE_OF: Readonly<Record<string, Resource>> = {
  TP: 'transfer',
  TD: 'referral',
  LT: 'letter',
  PB: 'problem',
  SO: 'order',
  RI: 'report-due',
  TK: 'task',
}

/** Lines in which work items stand, for a route that answers any kind of them. */
export const ITEM_RESOURCES: readonly Resource[] = ['lead', ...Object.values(RESOURCE_OF)]

export const resourceOfItem = (kind: string): Resource => RESOURCE_OF[kind] ?? 'lead'

/** The rule by which a reader sees items of a kind, or what people wrote of them. */
export const itemRows = (reader: Standing, kind: string, notes = false): RowRule =>
  leadRows(reader, notes ? notesOf(kind) : resourceOfItem(kind))

/** What people wrote stands in a line of its own where it is shown to fewer. */
const notesOf = (kind: string): Resource =>
  kind === 'TP' ? 'transfer-papers' : RESOURCE_OF[kind] === undefined ? 'lead-notes' : resourceOfItem(kind)

/** The rule by which a reader sees leads, or other items of a line. */
export const leadRows = (reader: Standing, what: Resource = 'lead'): RowRule => {
  const standing = standingOf(reader)
  const word = RESOURCES[what][standing]
  // a line of its own: whoever has all others need not have these
  if (word === 'all' && what.startsWith('lead') && RESOURCES['lead-restricted'][standing] === '–')
    return ROWS.open
  return word in ROWS ? ROWS[word as RowWord] : ROWS['–']
}

/** Whose rows they are, of a reader without an office nobody's. */
export const askingAs = (subject: Subject | undefined, at: string) => ({
  subject: subject ?? { office: '' },
  at,
})

/** A seat by its name: O-zj/handler. */
export const seatName = ({ office, position }: Pick<Subject, 'office' | 'position'>): string =>
  `${office}/${position}`
