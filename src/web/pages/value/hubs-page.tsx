import { lookUpTexts as texts } from '../../../texts/console-market.js'
import { KIND_TEXTS } from '../../../texts/kinds.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { BidderLink, ValueLink } from '../../parts/names.js'
import { PagedList } from '../../parts/paged-list.js'
import type { Column } from '../../parts/table/columns.js'

/** Values that too many hold to tie anybody, for somebody to look over. */
export default function HubsPage() {
  const { t } = useLanguage()
  const kindName = (kind: string): string => t(KIND_TEXTS[kind as keyof typeof KIND_TEXTS])
  const columns: Column<Schemas['Hub']>[] = [
    {
      key: 'kind',
      head: t(texts.kind),
      width: '140px',
      value: ({ kind }) => kindName(kind),
      cell: ({ kind }) => kindName(kind),
    },
    {
      key: 'value',
      head: t(texts.value),
      rowHead: true,
      width: '260px',
      value: ({ value }) => value,
      cell: (one) => <ValueLink kind={one.kind} value={one.value} />,
    },
    {
      key: 'holders',
      head: t(texts.holders),
      width: '100px',
      numeric: true,
      value: ({ holders }) => holders,
      cell: ({ holders }) => holders,
    },
    {
      key: 'sample',
      head: t(texts.sample),
      cell: ({ sample }) => (
        <span className="ids">
          {sample.slice(0, 4).map((id) => (
            <BidderLink key={id} id={id} />
          ))}
        </span>
      ),
    },
  ]
  return (
    <Page title={t(texts.hubs)}>
      <p className="small">{t(texts.hubsNote)}</p>
      <PagedList
        address="/api/v1/shared-values/hubs?limit=100"
        caption={t(texts.hubs)}
        columns={columns}
        keyOf={({ kind, value }) => `${kind} ${value}`}
        name="hubs"
      />
    </Page>
  )
}
