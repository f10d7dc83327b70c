import type { ItemRow } from '../handling/shown.js'
import { leadCliTexts as texts } from '../texts/lead-cli.js'
import type { Text } from '../texts/text.js'
import type { Context } from './context.js'
import { clip, table } from './table.js'

const HEADS = ['id', 'colour', 'state', 'summary', 'host', 'due'] as const

/** A list of items and how many there are in all; `none` is said of an empty one. */
export const printItems = (
  context: Context,
  { data, total }: { data: ItemRow[]; total: number },
  none: Text,
): void => {
  if (context.json) context.printJson({ data, total })
  else if (total === 0) context.print(context.say(none))
  else {
    context.print(itemTable(context, data))
    context.note(context.say(texts.listed, { total }))
  }
}

/** Items as people read them, one a line. */
export const itemTable = (context: Context, rows: readonly ItemRow[]): string =>
  table(
    HEADS.map((head) => context.say(texts[head])),
    rows.map((row) => [
      row.id,
      colourText(context, row),
      context.say(row.stateText),
      clip(context.say(row.summary), 44),
      row.host?.name ?? '—',
      dueText(context, row),
    ]),
  )

export const colourText = (context: Context, { colour, care }: Pick<ItemRow, 'colour' | 'care'>): string => {
  const word = colour === null ? '—' : colourWord(context, colour)
  return care ? `${word} ${context.say(texts.care)}` : word
}

export const colourWord = (context: Context, colour: string): string => {
  const known = texts.colours[colour as keyof typeof texts.colours]
  return known ? context.say(known) : colour
}

const dueText = (context: Context, { due, light }: ItemRow): string => {
  if (due === null) return '—'
  return light === 'red' ? `${due} ${context.say(texts.over)}` : light === 'amber' ? `${due} !` : due
}
