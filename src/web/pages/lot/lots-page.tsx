import { consoleTexts } from '../../../texts/console.js'
import { lookUpTexts as texts } from '../../../texts/console-market.js'
import type { Lang } from '../../../texts/text.js'
import { INDUSTRY_WORDS } from '../../../texts/words.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { useParams } from '../../page/use-param.js'
import { DayField } from '../../parts/day-field.js'
import { SearchField } from '../../parts/fields.js'
import { LotLink } from '../../parts/names.js'
import { PagedList } from '../../parts/paged-list.js'
import type { Column } from '../../parts/table/columns.js'
import { evaluationWord, industryWord, regionWord } from '../../parts/words.js'

type Lot = Schemas['LotSummary']
const FILTERS = ['q', 'industry', 'region', 'township', 'from', 'to', 'sort'] as const

/** Lots, narrowed and ordered by the service: there may be many more than a page holds. */
export default function LotsPage() {
  const { t } = useLanguage()
  const [params] = useParams()
  const query = new URLSearchParams({ limit: '100', sort: 'day' })
  for (const name of FILTERS) if (params.get(name)) query.set(name, params.get(name)!)
  return (
    <Page title={t(texts.lots)}>
      <Filters />
      <PagedList
        address={`/api/v1/lots?${query}`}
        caption={t(texts.lots)}
        columns={useColumns()}
        keyOf={({ id }) => id}
        name="lots"
      />
    </Page>
  )
}

const Filters = () => {
  const { t, lang } = useLanguage()
  const [params, change] = useParams()
  const value = (name: string): string => params.get(name) ?? ''
  const orders = { day: texts.byDay, id: texts.byId, bids: texts.byBids, control: texts.byControl }
  return (
    <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <SearchField
        label={`${t(texts.title)} / ${t(texts.id)} / ${t(texts.buyer)}`}
        value={value('q')}
        onChange={(q) => change({ q })}
      />
      <label>
        {t(texts.industry)}
        <select value={value('industry')} onChange={(event) => change({ industry: event.target.value })}>
          <option value="">{t(consoleTexts.any)}</option>
          {Object.entries(INDUSTRY_WORDS).map(([word, text]) => (
            <option key={word} value={word}>
              {text[lang]}
            </option>
          ))}
        </select>
      </label>
      {(['from', 'to'] as const).map((name) => (
        <DayField
          key={name}
          label={t(texts[name])}
          value={value(name)}
          onChange={(day) => change({ [name]: day })}
        />
      ))}
      <label>
        {t(texts.sortBy)}
        <select value={value('sort') || 'day'} onChange={(event) => change({ sort: event.target.value })}>
          {Object.entries(orders).map(([name, text]) => (
            <option key={name} value={name}>
              {t(text)}
            </option>
          ))}
        </select>
      </label>
      {(['region', 'township'] as const)
        .filter((name) => value(name) !== '')
        .map((name) => (
          <button
            key={name}
            type="button"
            aria-label={`${t(texts.leaveOut)}: ${wordOfPlace(name, value(name), lang)}`}
            onClick={() => change({ [name]: '' })}
          >
            {wordOfPlace(name, value(name), lang)} <span aria-hidden="true">×</span>
          </button>
        ))}
      <button type="button" onClick={() => change(Object.fromEntries(FILTERS.map((name) => [name, ''])))}>
        {t(consoleTexts.reset)}
      </button>
    </form>
  )
}

/** A place that the list is narrowed to, which its map led to. */
const wordOfPlace = (name: 'region' | 'township', word: string, lang: Lang): string =>
  name === 'region' ? regionWord(word, lang) : word

const useColumns = (): Column<Lot>[] => {
  const { t, lang } = useLanguage()
  return [
    {
      key: 'day',
      head: t(texts.day),
      width: '116px',
      value: ({ day }) => day,
      cell: ({ day }) => day ?? '–',
    },
    {
      key: 'title',
      head: t(texts.title),
      rowHead: true,
      value: ({ title }) => title,
      cell: (one) => <LotLink id={one.id} title={one.title} />,
    },
    { key: 'id', head: t(texts.id), width: '228px', value: ({ id }) => id, cell: ({ id }) => id },
    {
      key: 'buyer',
      head: t(texts.buyer),
      value: ({ buyerName }) => buyerName,
      cell: ({ buyerName }) => buyerName ?? '–',
    },
    {
      key: 'industry',
      head: t(texts.industry),
      width: lang === 'zh' ? '130px' : '222px',
      value: ({ industry }) => industryWord(industry, lang),
      cell: ({ industry }) => industryWord(industry, lang),
    },
    {
      key: 'region',
      head: t(texts.region),
      width: '80px',
      value: ({ region }) => regionWord(region, lang),
      cell: ({ region }) => regionWord(region, lang),
    },
    {
      key: 'evaluation',
      head: t(texts.evaluation),
      width: '136px',
      value: ({ evaluation }) => evaluationWord(evaluation, lang),
      cell: ({ evaluation }) => evaluationWord(evaluation, lang),
    },
    {
      key: 'bids',
      head: t(texts.bids),
      width: '64px',
      numeric: true,
      value: ({ bids }) => bids,
      cell: ({ bids }) => bids,
    },
  ]
}
