import { useParams as usePathParams } from 'wouter'
import { lookUpTexts as texts } from '../../../texts/console-market.js'
import { KIND_TEXTS } from '../../../texts/kinds.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { useColumnWords } from '../../parts/column-words.js'
import { ExpandLink } from '../../parts/expand-link.js'
import { BidderLink, LotLink } from '../../parts/names.js'
import { PagedList } from '../../parts/paged-list.js'
import type { Column } from '../../parts/table/columns.js'

/** Who holds a value, where it was read and on which lots. */
export default function ValuePage() {
  const { kind = '', value = '' } = usePathParams<{ kind: string; value: string }>()
  const { t } = useLanguage()
  const wordOf = useColumnWords()
  const kindName = KIND_TEXTS[kind as keyof typeof KIND_TEXTS]
  const columns: Column<Schemas['Holding']>[] = [
    {
      key: 'bidder',
      head: t(texts.bidder),
      rowHead: true,
      value: ({ name }) => name,
      cell: ({ bidder, name }) => <BidderLink id={bidder} name={name} />,
    },
    {
      key: 'source',
      head: t(texts.source),
      width: '190px',
      value: ({ source }) => wordOf(source),
      cell: ({ source }) => wordOf(source),
    },
    {
      key: 'lot',
      head: t(texts.held_on),
      value: ({ lot }) => lot ?? null,
      cell: ({ lot }) => lot && <LotLink id={lot} />,
    },
    {
      key: 'from',
      head: t(texts.from),
      width: '110px',
      value: ({ from }) => from ?? null,
      cell: ({ from }) => from ?? '–',
    },
    {
      key: 'to',
      head: t(texts.to),
      width: '110px',
      value: ({ to }) => to ?? null,
      cell: ({ to }) => to ?? '–',
    },
  ]
  const asked = new URLSearchParams({ kind, value, limit: '100' })
  return (
    <Page title={`${kindName ? t(kindName) : kind} ${value}`} kind={t(texts.value)}>
      <p>
        <ExpandLink seed={`${kind}:${value}`} />
      </p>
      <PagedList
        address={`/api/v1/shared-values?${asked}`}
        caption={t(texts.holdersOf, { value })}
        columns={columns}
        keyOf={({ bidder, source, lot }) => `${bidder} ${source} ${lot}`}
        name="holders"
      />
    </Page>
  )
}
