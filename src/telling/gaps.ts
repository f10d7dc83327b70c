import { TABLES } from '../domain/tables.js'
import { tellingTexts as texts } from '../texts/telling.js'
import { type Lang, listText, say } from '../texts/text.js'
import { NOT_CARRIED_WORDS, wordIn } from '../texts/words.js'

/**
 * What was missing for a rule to be evaluated: a column, data that the import format lacks, or the rule
 * itself.
 */
export const gapText = (missing: string, lang: Lang): string => {
  if (missing === 'disabled') return say(texts.switchedOff, lang)
  return missing.includes('.') ? columnText(missing, lang) : say(wordIn(NOT_CARRIED_WORDS, missing), lang)
}

/** What `gapText` says of everything missing, in one line. */
export const gapsText = (missing: readonly string[], lang: Lang): string =>
  listText(
    missing.map((one) => gapText(one, lang)),
    lang,
  )

/**
 * A column (`bids.lock_no`), or the role of a person (`roles.staff`), by the Chinese words of the import
 * format.
 */
export const columnText = (id: string, lang: Lang): string => {
  if (lang === 'en') return id
  const [tableName, name] = id.split('.')
  const table = TABLES.find((one) => one.name === tableName)
  const column = table?.columns.find((one) => one.name === name)
  return column?.alias ?? (tableName === 'roles' ? roleWord(name!) : undefined) ?? id
}

const ROLES = TABLES.find(({ name }) => name === 'roles')?.columns.find(({ name }) => name === 'role')

/** The first Chinese word that the import accepts for a role. */
const roleWord = (role: string): string | undefined =>
  Object.entries(ROLES?.words ?? {}).find(([word, meaning]) => meaning === role && word !== role)?.[0]
