import { TABLES } from '../domain/tables.js'
import type { Lang, Text } from './text.js'

/** Name of an import table in a language, as files are named: `bids`, 投标. */
export const tableWord = (table: string, lang: Lang): string =>
  (lang === 'zh' && TABLES.find(({ name }) => name === table)?.alias) || table

/** Header of an import table's column in a language; a header that no table has stands for itself. */
export const columnWord = (table: string, column: string, lang: Lang): string =>
  (lang === 'zh' && columnOf(table, column)?.alias) || column

const columnOf = (table: string, column: string) =>
  TABLES.find(({ name }) => name === table)?.columns.find(({ name }) => name === column)

/** The same in both languages. */
export const tableText = (table: string): Text => ({ zh: tableWord(table, 'zh'), en: table })
