import { fieldNames, resourceNames } from '../../../texts/access.js'
import type { Text } from '../../../texts/text.js'
import { useLanguage } from '../../page/language.js'

/** A line of the matrix in words, with the word by which the tables name it. */
export const useNameOf = (): ((table: 'resource' | 'field', name: string) => string) => {
  const { t } = useLanguage()
  return (table, name) => {
    const words: Record<string, Text> = table === 'resource' ? resourceNames : fieldNames
    return words[name] ? `${t(words[name])} (${name})` : name
  }
}
