import { actTexts, leadPageTexts } from '../../../texts/console-leads.js'
import type { Text } from '../../../texts/text.js'
import { useOfficeName } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { CODES } from '../../parts/leads/codes-in-words.js'
import { useSeatWords } from '../../parts/leads/seat-words.js'
import { useDefinitions } from '../../parts/leads/use-definitions.js'
import type { ItemEvent } from './event-words.js'

const FIELDS: Readonly<Record<string, Text>> = actTexts.fields

/** What a field's label asks for, at its end. */
const HINT = /\s*[（(][^（(]*[）)]$/

/** What came with an act, a line each: `Reason: …`. */
export const useInputWords = (): ((event: Pick<ItemEvent, 'input' | 'note'>) => string[]) => {
  const { t, lang } = useLanguage()
  const nameOf = useOfficeName()
  const seatOf = useSeatWords()
  const definitions = useDefinitions()
  const wordOf = (value: unknown): string => {
    const text = String(value)
    if (CODES[text]) return t(CODES[text])
    return text.startsWith('O-') ? (text.includes('/') ? seatOf(text) : nameOf(text)) : text
  }
  /** of a paper, whose kind its number says */
  const stateOf = (item: unknown, state: string): string =>
    definitions.find(({ kind }) => kind === String(item).slice(0, 2))?.states[state]?.text[lang] ?? state
  const lineOf = ([name, value]: [string, unknown], input: Record<string, unknown>): string[] => {
    if (name === 'marks' || name === 'lines' || name === 'facts')
      return [t(leadPageTexts.marks, { n: markedIn(value) })]
    if (name === 'recusal' || value === undefined) return []
    const label = FIELDS[name] ? t(FIELDS[name]).replace(HINT, '') : name
    if (name === 'state')
      return [t(leadPageTexts.pair, { name: label, value: stateOf(input.item, String(value)) })]
    if (name === 'rule' && value === '*')
      return [t(leadPageTexts.pair, { name: label, value: t(leadPageTexts.otherRules) })]
    const words = Array.isArray(value) ? value.map(wordOf).join(lang === 'zh' ? '、' : '; ') : wordOf(value)
    return words === '' ? [] : [t(leadPageTexts.pair, { name: label, value: words })]
  }
  return ({ input, note }) => [
    ...Object.entries(input).flatMap((one) => lineOf(one, input)),
    ...(note === '' ? [] : [t(leadPageTexts.pair, { name: t(actTexts.note), value: note })]),
  ]
}

/** How many facts and lines are marked at once. */
const markedIn = (value: unknown): number =>
  Array.isArray(value)
    ? value.reduce<number>((sum, one) => {
        const { facts = [], lines = [] } = typeof one === 'object' ? (one as { facts?: []; lines?: [] }) : {}
        return sum + Math.max(1, facts.length + lines.length)
      }, 0)
    : 0
