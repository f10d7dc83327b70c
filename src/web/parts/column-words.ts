import type { Text } from '../../texts/text.js'
import { NOT_CARRIED_WORDS } from '../../texts/words.js'
import { api } from '../api/client.js'
import { useLanguage } from '../page/language.js'

/**
 * Tables and columns of the import format by what people call them: `bids.mac` → 网卡MAC; in English as they
 * are.
 */
export const useColumnWords = (): ((column: string) => string) => {
  const { lang } = useLanguage()
  const { data } = api.useQuery('get', '/api/v1/import-tables', {}, { staleTime: Number.POSITIVE_INFINITY })
  const words = new Map(
    data?.data.flatMap(({ table, zh, columns }) => [
      [table, zh] as const,
      ...columns.map((column) => [`${table}.${column.name}`, column.zh] as const),
    ]),
  )
  return (column) => {
    const notCarried = (NOT_CARRIED_WORDS as Readonly<Record<string, Text>>)[column]
    const word = lang === 'zh' ? (words.get(column) ?? notCarried?.zh) : undefined
    return word ?? column.replace(/^\w+\./, '')
  }
}
