import { consoleTexts } from '../../../texts/console.js'
import { importTexts } from '../../../texts/console-import.js'
import { workTexts as texts } from '../../../texts/console-work.js'
import { reasonText } from '../../../texts/reasons.js'
import { api, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useColumnWords } from '../../parts/column-words.js'
import { countText } from '../../parts/format.js'
import { FACETS, type Facet, leftBy, type QuarantineFilter } from './quarantine-groups.js'

type Group = Schemas['QuarantineGroups']['data'][number]

/** Choices of the quarantine: each says how many rows it would leave. */
export const QuarantineChoices = ({
  filter,
  change,
}: {
  filter: QuarantineFilter
  change: (values: Record<string, string>) => void
}) => {
  const { t } = useLanguage()
  const wordOf = useColumnWords()
  const groups = api.useQuery('get', '/api/v1/quarantine/facets').data?.data ?? []
  const labels = {
    batch: importTexts.anyBatch,
    file: texts.file,
    table: texts.table,
    reason: texts.reason,
  }
  const words: Record<Facet, (value: string) => string> = {
    batch: (value) => value,
    file: (value) => value.split('/').at(-1) ?? value,
    table: (value) => wordOf(value) || '–',
    reason: (value) => t(reasonText(value)).split(/：|: /, 1)[0]!,
  }
  return (
    <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      {FACETS.map((facet) => (
        <Choice
          key={facet}
          label={t(labels[facet])}
          groups={groups}
          filter={filter}
          facet={facet}
          word={words[facet]}
          take={(value) => change({ [facet]: value })}
        />
      ))}
      <button type="button" onClick={() => change(Object.fromEntries(FACETS.map((facet) => [facet, ''])))}>
        {t(consoleTexts.reset)}
      </button>
    </form>
  )
}

const Choice = ({
  label,
  groups,
  filter,
  facet,
  word,
  take,
}: {
  label: string
  groups: readonly Group[]
  filter: QuarantineFilter
  facet: Facet
  word: (value: string) => string
  take: (value: string) => void
}) => {
  const { t } = useLanguage()
  return (
    <label>
      {label}
      <select value={filter[facet]} onChange={({ target }) => take(target.value)}>
        <option value="">{t(consoleTexts.any)}</option>
        {leftBy(groups, filter, facet).map(({ value, n }) => (
          <option key={value} value={value}>
            {word(value)} ({countText(n)})
          </option>
        ))}
      </select>
    </label>
  )
}
