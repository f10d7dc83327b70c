import { stringAt } from '../arrays/strings.js'
import { themeTexts as texts } from '../texts/themes.js'
import type { PackSection } from './pack-section.js'
import type { Theming } from './theme.js'

/** A column of a theme's table under its head; `width` is its share of the page, 0 to 1. */
export const column = (key: keyof typeof texts.columns, width: number): PackSection['columns'][number] => ({
  head: texts.columns[key],
  width,
})

/** The industry of a lot as a code; `other` where none is known. */
export const industryOf = ({ lots, words }: Theming['store']['market'], lot: number): string =>
  lots.industry[lot]! < 0 ? 'other' : stringAt(words, lots.industry[lot]!)
