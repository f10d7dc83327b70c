import { orderTexts } from '../../../texts/console-leads.js'
import { CAPACITY_WORDS, POSITION_WORDS } from '../../../texts/seats.js'
import { listText } from '../../../texts/text.js'
import type { Schemas } from '../../api/client.js'
import type { Office } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import type { Item } from './do-acts.js'

type Who = Schemas['DefinitionList']['data'][number]['acts'][number]['by'][number]

/** Who may do an act, in words: regulator's handler who handles it. */
export const useWhoWord = (): ((who: Who) => string) => {
  const { t, lang } = useLanguage()
  return ({ capacity, position, row }) => {
    const capacities =
      capacity.length > 4
        ? ''
        : listText(
            capacity.map((one) => t(CAPACITY_WORDS[one as keyof typeof CAPACITY_WORDS])),
            lang,
          )
    const positions = listText(
      position.map((one) => t(POSITION_WORDS[one as keyof typeof POSITION_WORDS])),
      lang,
    )
    const rows: Readonly<Record<string, { zh: string; en: string }>> = orderTexts.rows
    return `${capacities}${capacities === '' ? '' : ' '}${positions}${rows[row] ? t(rows[row]) : ''}`
  }
}

/**
 * Seats that a rule means, for an item: those who handle it, of its host, or of an office of the capacity.
 */
export const seatsOf = (
  { capacity, position, row }: Who,
  { host, handlers }: Pick<Item, 'host' | 'handlers'>,
  offices: readonly Office[],
): string[] => {
  if (row === 'worker') return handlers.map(({ user }) => user)
  const isMeant = ({ id, capacities }: Office): boolean =>
    capacities.some(({ kind }) => capacity.includes(kind)) &&
    (row !== 'host' || id === host?.office) &&
    (row !== 'not-host' || id !== host?.office)
  return offices.filter(isMeant).flatMap((office) =>
    position.map((one) => {
      const of = office.capacities.find(({ kind }) => capacity.includes(kind))!
      return `${office.capacities.length > 1 ? of.id : office.id}/${one}`
    }),
  )
}
