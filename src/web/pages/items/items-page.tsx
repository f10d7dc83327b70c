import { consoleTexts } from '../../../texts/console.js'
import { leadListTexts, itemPageTexts as texts } from '../../../texts/console-leads.js'
import { inboxTexts } from '../../../texts/handling.js'
import { indicatorTexts } from '../../../texts/indicators.js'
import { itemListTexts } from '../../../texts/item-list.js'
import type { Text } from '../../../texts/text.js'
import { useOffices } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { useParams } from '../../page/use-param.js'
import { Choice } from '../../parts/choice.js'
import { useLeadColumns } from '../../parts/leads/lead-columns.js'
import { useDefinitions } from '../../parts/leads/use-definitions.js'
import { MakeFile } from '../../parts/making.js'
import { PagedList } from '../../parts/paged-list.js'

const { LD: _leads, ...KINDS } = itemListTexts.titles
const INDICATOR = ['indicator', 'part', 'period', 'of'] as const
const FILTERS = ['kind', 'group', 'state', 'host', 'issuer', 'due', 'sort', ...INDICATOR] as const

/** Transfers, letters, the three lists, reports and tasks, a kind at a time, page after page. */
export default function ItemsPage() {
  const { t, lang } = useLanguage()
  const [params] = useParams()
  const kind = KINDS[(params.get('kind') ?? 'TP') as keyof typeof KINDS]
  const indicator = nameOf(params.get('indicator'))
  const word = indicator ?? (params.get('group') ? undefined : kind)
  const title = word ? `${t(texts.title)} · ${t(word)}` : t(texts.title)
  const query = new URLSearchParams({ kind: 'TP' })
  for (const name of FILTERS) if (params.get(name)) query.set(name, params.get(name)!)
  return (
    <Page title={title} wide acts={<PrintButton />}>
      <Filters />
      <p>
        <MakeFile address={`/api/v1/items.xlsx?${query}&lang=${lang}`} item="" text={t(texts.workbook)} />
      </p>
      <PagedList
        address={`/api/v1/items?${query}&limit=100`}
        caption={t(texts.title)}
        columns={useLeadColumns()}
        keyOf={({ id }) => id}
        name="items"
      />
    </Page>
  )
}

/** An indicator whose items are listed, in words. */
const nameOf = (key: string | null): Text | undefined =>
  (indicatorTexts.names as Readonly<Record<string, Text>>)[key ?? '']

const Filters = () => {
  const { t, lang } = useLanguage()
  const [params, change] = useParams()
  const kind = params.get('kind') ?? 'TP'
  const group = params.get('group')
  const indicator = nameOf(params.get('indicator'))
  const groups: Readonly<Record<string, Text>> = inboxTexts.groups
  const states = Object.entries(useDefinitions().find((one) => one.kind === kind)?.states ?? {})
  const offices = (useOffices().data ?? []).map(({ id, short }) => [id, short] as const)
  return (
    <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      {group === null && indicator === undefined && (
        <Choice
          name="kind"
          label={t(texts.kind)}
          unset="TP"
          of={Object.entries(KINDS).map(([key, word]) => [key, t(word)])}
        />
      )}
      {indicator === undefined && (
        <Choice
          name="state"
          label={t(leadListTexts.state)}
          of={states.map(([key, { text }]) => [key, text[lang]])}
        />
      )}
      <Choice name="host" label={t(texts.host)} of={offices} />
      <Choice name="issuer" label={t(texts.issuer)} of={offices} />
      <Choice
        name="due"
        label={t(leadListTexts.dueWithin)}
        of={Object.entries(leadListTexts.dueWords).map(([key, word]) => [key, t(word)])}
      />
      {group !== null && (
        <button type="button" onClick={() => change({ group: '' })}>
          {groups[group] ? t(groups[group]) : group} <span aria-hidden="true">×</span>
          <span className="unseen">{t(consoleTexts.reset)}</span>
        </button>
      )}
      {indicator && (
        <button type="button" onClick={() => change(Object.fromEntries(INDICATOR.map((name) => [name, ''])))}>
          {t(indicator)} {params.get('period')} <span aria-hidden="true">×</span>
          <span className="unseen">{t(consoleTexts.reset)}</span>
        </button>
      )}
      <button type="button" onClick={() => change(Object.fromEntries(FILTERS.map((name) => [name, ''])))}>
        {t(consoleTexts.reset)}
      </button>
    </form>
  )
}
