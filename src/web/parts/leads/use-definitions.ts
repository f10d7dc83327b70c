import type { Text } from '../../../texts/text.js'
import { leadTexts } from '../../../texts/workflow.js'
import { api, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'

export type Definition = Schemas['DefinitionList']['data'][number]

/** States and acts of every kind of item, asked for once. */
export const useDefinitions = (): readonly Definition[] =>
  api.useQuery('get', '/api/v1/definitions', {}, { staleTime: Number.POSITIVE_INFINITY }).data?.data ?? []

/** A state of an item's kind in words. */
export const useStateWord = (kind: string): ((state: string) => string) => {
  const { t } = useLanguage()
  const all = useDefinitions().filter((one) => one.kind === kind)
  return (state) => {
    const found = all.find(({ states }) => state in states)?.states[state]
    return found ? t(found.text) : state
  }
}

/** An act of an item's kind in words, or what the system does. */
export const useActWord = (kind: string): ((act: string) => string) => {
  const { t } = useLanguage()
  const acts = useDefinitions()
    .filter((one) => one.kind === kind)
    .flatMap((one) => one.acts)
  return (act) => {
    const word = acts.find(({ id }) => id === act)?.text ?? (leadTexts.others as Record<string, Text>)[act]
    return word ? t(word) : act
  }
}
