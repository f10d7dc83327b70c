import { lookUpTexts as texts } from '../../../texts/console-market.js'
import { KIND_TEXTS } from '../../../texts/kinds.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { ValueLink } from '../../parts/names.js'
import { PagedList } from '../../parts/paged-list.js'
import type { Column } from '../../parts/table/columns.js'

/** Everything it has held: devices, locks, accounts, people, and how many hold each. */
export const Held = ({ id }: { id: string }) => {
  const { t } = useLanguage()
  const columns: Column<Schemas['BidderValue']>[] = [
    {
      key: 'kind',
      head: t(texts.kind),
      width: '150px',
      value: ({ kind }) => t(KIND_TEXTS[kind]),
      cell: ({ kind }) => t(KIND_TEXTS[kind]),
    },
    {
      key: 'value',
      head: t(texts.value),
      rowHead: true,
      value: ({ text }) => text,
      cell: ({ kind, text }) => <ValueLink kind={kind} value={text} />,
    },
    {
      key: 'holders',
      head: t(texts.holders),
      width: '110px',
      numeric: true,
      value: ({ holders }) => holders,
      cell: ({ holders }) => holders,
    },
    {
      key: 'uses',
      head: t(texts.uses),
      width: '110px',
      numeric: true,
      value: ({ uses }) => uses,
      cell: ({ uses }) => uses,
    },
  ]
  return (
    <section className="block">
      <h2>{t(texts.held)}</h2>
      <PagedList
        address={`/api/v1/bidders/${encodeURIComponent(id)}/values?limit=20`}
        caption={t(texts.held)}
        columns={columns}
        keyOf={({ kind, text }) => `${kind} ${text}`}
        name={`${id}-values`}
      />
    </section>
  )
}
