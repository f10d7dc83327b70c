import { THING_WORDS } from '../../../texts/console-expand.js'
import { KIND_TEXTS } from '../../../texts/kinds.js'
import type { useLanguage } from '../../page/language.js'

/** A group of nodes, a kind of tie, in words. */
export const wordOf = (group: string, t: ReturnType<typeof useLanguage>['t']): string => {
  const text = THING_WORDS[group] ?? KIND_TEXTS[group as keyof typeof KIND_TEXTS]
  return text ? t(text) : group
}
