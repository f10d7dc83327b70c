import { standingOf } from './decide.js'
import type { Reader } from './keys.js'
import { RESOURCES } from './resources.js'
import { ROWS, type RowRule, type RowWord } from './rows.js'
import type { Subject } from './subject.js'

type Standing = Pick<Reader, 'subject' | 'seat' | 'role'>

/** The rule by which a reader sees leads and what belongs to them, or what people wrote of them. */
export const leadRows = (reader: Standing, what: 'lead' | 'lead-notes' = 'lead'): RowRule => {
  const word = RESOURCES[what][standingOf(reader)]
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
