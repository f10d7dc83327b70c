import { type Sheet, type SheetCell, xlsx } from '../formats/xlsx-writer.js'
import type { ItemRow } from '../handling/shown.js'
import { itemListTexts as texts } from '../texts/item-list.js'
import type { Lang } from '../texts/text.js'

const WIDTHS = {
  id: 18,
  about: 60,
  state: 14,
  host: 16,
  due: 12,
  light: 10,
  colour: 8,
  openedAt: 12,
  lead: 18,
}

type ColumnKey = keyof typeof WIDTHS

/** Items of a kind as a workbook: the rows of the list that JSON answers, in its order. */
export const packItemList = (
  rows: readonly ItemRow[],
  { kind, lang, at }: { kind: string; lang: Lang; at: string },
): AsyncGenerator<Buffer> => {
  const title = (texts.titles[kind as keyof typeof texts.titles] ?? texts.titles.LD)[lang]
  const sheet: Sheet = {
    name: title,
    preamble: [title, texts.notice[lang]],
    columns: (Object.keys(WIDTHS) as ColumnKey[]).map((key) => ({
      head: texts.heads[key][lang],
      width: WIDTHS[key],
    })),
    rows: rows.map((row) => cellsOf(row, lang)),
    frozenColumns: 1,
  }
  return xlsx({ title, author: '', at, footer: texts.notice[lang] }, [sheet])
}

const cellsOf = (row: ItemRow, lang: Lang): SheetCell[] => [
  row.id,
  row.summary[lang],
  row.stateText[lang],
  row.host?.name ?? '',
  row.due ?? '',
  row.light === null ? '' : texts.lights[row.light][lang],
  row.colour ?? '',
  row.openedAt.slice(0, 10),
  row.lead ?? '',
]
