import { z } from 'zod'
import { AppError } from '../domain/errors.js'
import { packTexts as texts } from '../texts/packs.js'
import { filled, type Text } from '../texts/text.js'
import { themeTexts } from '../texts/themes.js'
import type { Desk } from './desk.js'
import { officeName } from './desk.js'
import type { Span } from './indicators.js'
import { meetingSections } from './pack-meeting.js'
import { missingSections } from './pack-missing.js'
import { type Packing, PackSection, text } from './pack-section.js'
import { summarySections } from './pack-summary.js'
import { lotsOfTheme, THEME_KEYS, type Theme, type ThemeStore, type Theming } from './theme.js'
import { themeSections } from './theme-sections.js'

export const PACK_KINDS = ['meeting', 'summary', 'missing', 'theme'] as const
export type PackKind = (typeof PACK_KINDS)[number]

export type PackBody = z.infer<typeof PackBody>
/** What stands in a pack, as it was when it was made. */
export const PackBody = z.object({
  kind: z.enum(PACK_KINDS),
  window: z.string(),
  firstDay: z.string(),
  lastDay: z.string(),
  at: z.string().meta({ description: 'Instant of the numbers' }),
  office: z.string().nullable(),
  officeName: z.string().nullable(),
  title: text,
  sections: z.array(PackSection),
})

/**
 * A pack of a window: `2026-03` for a meeting (two months from an odd one on), `2026-H1` or `2026` for a
 * summary of an office or all, any of them for reports that are missing, `2026-H1/barriers` for a theme (see
 * `themeOf`). Numbers are of now. Fails with `invalid_input` for another window, `not_found` for an office
 * that there is not.
 */
export const packOf = async (
  desk: Desk,
  { kind, window, office }: WantedPack,
  { now, themes }: { now: Date; themes: () => Promise<ThemeStore> },
): Promise<PackBody> => {
  const span = spanOf(kind, window)
  if (office !== undefined && !desk.offices.some(({ id }) => id === office))
    throw new AppError('not_found', `There is no office "${office}"`)
  if (office !== undefined && kind === 'meeting')
    throw new AppError('invalid_input', 'A pack for a meeting is of all offices')
  const packing: Packing = { desk, span, before: spanBefore(kind, window), office, now }
  const name = office === undefined ? null : officeName(desk, office)
  const sections =
    kind === 'theme'
      ? await themeSections(await themingOf(desk, { theme: themeOf(window), span, office, themes }))
      : SECTIONS[kind](packing)
  return {
    ...{ kind, window, ...span, at: now.toISOString(), office: office ?? null, officeName: name },
    title: titled(kind, window, name),
    sections,
  }
}

export interface WantedPack {
  kind: PackKind
  window: string
  office: string | undefined
}

const themingOf = async (
  desk: Desk,
  given: { theme: Theme; span: Span; office: string | undefined; themes: () => Promise<ThemeStore> },
): Promise<Theming> => {
  const { theme, span, office } = given
  const store = await given.themes()
  return { desk, store, theme, span, lots: lotsOfTheme(desk, store.market, span, office) }
}

/** The theme of a window `2026-H1/barriers`. */
const themeOf = (window: string): Theme => window.split('/')[1] as Theme

const SECTIONS: Record<Exclude<PackKind, 'theme'>, (packing: Packing) => PackSection[]> = {
  meeting: meetingSections,
  summary: summarySections,
  missing: missingSections,
}

const titled = (kind: PackKind, window: string, office: string | null): Text =>
  kind === 'theme'
    ? filled(themeTexts.title, {
        theme: themeTexts.themes[themeOf(window)],
        window: windowWord(kind, window),
      })
    : filled(texts.titles[kind], { office: office ?? texts.all, window: windowWord(kind, window) })

/** 2026年3—4月, 2026年上半年, 2026年. */
export const windowWord = (kind: PackKind, window: string): Text => {
  const [year, part] = window.split('/')[0]!.split('-')
  if (part === undefined) return { zh: `${year}年`, en: year! }
  if (part.startsWith('H'))
    return {
      zh: `${year}年${part === 'H1' ? texts.halves.first.zh : texts.halves.second.zh}`,
      en: `${part === 'H1' ? texts.halves.first.en : texts.halves.second.en} ${year}`,
    }
  const month = Number(part)
  if (kind !== 'meeting') return { zh: `${year}年${month}月`, en: window }
  return { zh: `${year}年${month}—${month + 1}月`, en: `${window} – ${year}-${two(month + 1)}` }
}

const two = (n: number): string => String(n).padStart(2, '0')

/** Months of the windows: a meeting's begin with an odd month. */
export const PACK_WINDOWS: Record<PackKind, RegExp> = {
  meeting: /^(\d{4})-(01|03|05|07|09|11)$/,
  summary: /^(\d{4})(?:-H([12]))?$/,
  missing: /^(\d{4})(?:-(?:H([12])|(0[1-9]|1[0-2])))?$/,
  theme: new RegExp(`^(\\d{4})(?:-(?:H([12])|(0[1-9]|1[0-2])))?/(?:${THEME_KEYS.join('|')})$`),
}

const spanOf = (kind: PackKind, window: string): Span => {
  if (!PACK_WINDOWS[kind].test(window))
    throw new AppError('invalid_input', `"${window}" is no window of a pack: ${WINDOWS[kind]}`)
  const [year, part] = window.split('/')[0]!.split('-') as [string, string | undefined]
  return monthsOf(Number(year), ...monthsOfPart(kind, part))
}

const WINDOWS: Record<PackKind, string> = {
  meeting: '2026-01, 2026-03, 2026-05, 2026-07, 2026-09, 2026-11',
  summary: '2026-H1, 2026-H2, 2026',
  missing: '2026-03, 2026-H1, 2026',
  theme: `2026-H1/ and one of ${THEME_KEYS.join(', ')}`,
}

const monthsOfPart = (kind: PackKind, part: string | undefined): [first: number, count: number] => {
  if (part === undefined) return [1, 12]
  if (part.startsWith('H')) return [part === 'H1' ? 1 : 7, 6]
  return [Number(part), kind === 'meeting' ? 2 : 1]
}

/** Days of so many months from a month on, which may lie before January. */
const monthsOf = (year: number, first: number, count: number): Span => {
  const day = (month: number, n: number): string =>
    new Date(Date.UTC(year, month - 1, n)).toISOString().slice(0, 10)
  return { firstDay: day(first, 1), lastDay: day(first + count, 0) }
}

const spanBefore = (kind: PackKind, window: string): Span => {
  const [year, part] = window.split('/')[0]!.split('-') as [string, string | undefined]
  const [first, count] = monthsOfPart(kind, part)
  return monthsOf(Number(year), first - count, count)
}
