import { type ReactNode, useDeferredValue, useMemo } from 'react'
import { LEVELS, type Level as LevelName } from '../../../domain/grade.js'
import { consoleTexts } from '../../../texts/console.js'
import { ringListTexts as texts } from '../../../texts/console-rings.js'
import { FAMILY_TEXTS } from '../../../texts/rings.js'
import type { Lang } from '../../../texts/text.js'
import { useLanguage } from '../../page/language.js'
import { DayField } from '../../parts/day-field.js'
import { SearchField } from '../../parts/fields.js'
import { Level } from '../../parts/level.js'
import { industryWord, regionWord } from '../../parts/words.js'
import { FILTERS, type RingFilter } from './ring-filter.js'
import { type Facet, type FacetCounts, facetCounts, type RingRow } from './ring-rows.js'

interface FilterProps {
  counts: FacetCounts
  filter: RingFilter
  change: (values: Partial<RingFilter>) => void
}

const NONE: readonly RingRow[] = []

/** What each choice would leave: counted after the rows stand there, and while nothing else is to be done. */
const useCounts = (rows: readonly RingRow[], filter: RingFilter): FacetCounts => {
  const [counted, by] = useDeferredValue(
    useMemo(() => [rows, filter] as const, [rows, filter]),
    [NONE, filter],
  )
  return useMemo(() => facetCounts(counted, by), [counted, by])
}

/** The form above the list: each choice says how many rings it would leave. */
export const RingFilters = ({
  children,
  rows,
  ...given
}: Omit<FilterProps, 'counts'> & { rows: readonly RingRow[]; children?: ReactNode }) => {
  const { filter, change } = given
  const props = { ...given, counts: useCounts(rows, filter) }
  const { t } = useLanguage()
  const nothing = Object.fromEntries(FILTERS.map((name) => [name, ''])) as RingFilter
  return (
    <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <SearchField label={t(texts.search)} value={filter.q} onChange={(q) => change({ q })} />
      <LevelBoxes {...props} />
      <FacetChoice {...props} facet="region" label={t(texts.region)} word={regionWord} />
      <FacetChoice {...props} facet="industry" label={t(texts.industry)} word={industryWord} />
      <FacetChoice {...props} facet="family" label={t(texts.family)} word={familyWord} />
      <FacetChoice {...props} facet="rule" label={t(texts.rule)} word={(rule) => rule} />
      <DayField label={t(texts.from)} value={filter.from} onChange={(from) => change({ from })} />
      <DayField label={t(texts.to)} value={filter.to} onChange={(to) => change({ to })} />
      <button type="button" onClick={() => change(nothing)}>
        {t(consoleTexts.reset)}
      </button>
      {children}
    </form>
  )
}

const familyWord = (family: string, lang: Lang): string =>
  FAMILY_TEXTS[family as keyof typeof FAMILY_TEXTS][lang]

const LevelBoxes = ({ counts: all, filter, change }: FilterProps) => {
  const { t } = useLanguage()
  const counts = new Map(all.level.map(({ value, n }) => [value, n]))
  const chosen = filter.level === '' ? ['red', 'yellow'] : filter.level.split(',')
  const turn = (level: LevelName): void => {
    const next = LEVELS.filter((one) => (one === level) !== chosen.includes(one))
    change({ level: next.join() === 'red,yellow' || next.length === 0 ? '' : next.join() })
  }
  return (
    <fieldset>
      <legend className="unseen">{t(texts.level)}</legend>
      {LEVELS.map((level) => (
        <label key={level}>
          <input type="checkbox" checked={chosen.includes(level)} onChange={() => turn(level)} />
          <Level level={level} /> {counts.get(level) ?? ''}
        </label>
      ))}
    </fieldset>
  )
}

const FacetChoice = ({
  counts,
  filter,
  change,
  facet,
  label,
  word,
}: FilterProps & {
  facet: Exclude<Facet, 'level'>
  label: string
  word: (value: string, lang: Lang) => string
}) => {
  const { t, lang } = useLanguage()
  const chosen = filter[facet]
  const isThere = chosen === '' || counts[facet].some(({ value }) => value === chosen)
  const offered = isThere ? counts[facet] : [...counts[facet], { value: chosen, n: 0 }]
  return (
    <label>
      {label}
      <select value={filter[facet]} onChange={(event) => change({ [facet]: event.target.value })}>
        <option value="">{t(consoleTexts.any)}</option>
        {offered.map(({ value, n }) => (
          <option key={value} value={value}>
            {word(value, lang)} ({n})
          </option>
        ))}
      </select>
    </label>
  )
}
