import { TABLES } from '../domain/tables.js'
import { tableOfName } from './which-table.js'

/** Files of the system and of open spreadsheets. */
export const isHidden = (name: string): boolean => /^(\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i.test(name)

export const withoutExtension = (name: string): string => name.replace(/(.)\.[^.]*$/, '$1')

/** Lots before bids before the rest, then by code point. */
export const inTableOrder = (names: readonly string[]): string[] => {
  const rank = (name: string): number => {
    const table = tableOfName(withoutExtension(name.slice(name.lastIndexOf('/') + 1)))
    return table ? TABLES.indexOf(table) : TABLES.length
  }
  const ranked = names.map((name) => ({ name, rank: rank(name) }))
  return ranked.sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1)).map(({ name }) => name)
}
