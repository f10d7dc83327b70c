import { lookUpTexts as texts } from '../../../texts/console-market.js'
import { listText } from '../../../texts/text.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { useParam } from '../../page/use-param.js'
import { SearchField } from '../../parts/fields.js'
import { BidderLink } from '../../parts/names.js'
import { PagedList } from '../../parts/paged-list.js'
import type { Column } from '../../parts/table/columns.js'
import { regionWord } from '../../parts/words.js'

type Bidder = Schemas['Bidder']

/** Bidders by part of an id, a name or a former name. */
export default function BiddersPage() {
  const { t, lang } = useLanguage()
  const [q, setQ] = useParam('q')
  const columns: Column<Bidder>[] = [
    {
      key: 'name',
      head: t(texts.name),
      rowHead: true,
      value: ({ name }) => name,
      cell: (one) => <BidderLink id={one.id} name={one.name} />,
    },
    { key: 'id', head: t(texts.code), width: '190px', value: ({ id }) => id, cell: ({ id }) => id },
    {
      key: 'former',
      head: t(texts.former),
      value: ({ formerNames }) => listText(formerNames, lang),
      cell: ({ formerNames }) => listText(formerNames, lang),
    },
    {
      key: 'region',
      head: t(texts.region),
      width: '90px',
      value: ({ regionCode }) => regionWord(regionCode, lang),
      cell: ({ regionCode }) => regionWord(regionCode, lang),
    },
    {
      key: 'bids',
      head: t(texts.bids),
      width: '80px',
      numeric: true,
      value: ({ bids }) => bids,
      cell: ({ bids }) => bids,
    },
    {
      key: 'wins',
      head: t(texts.wins),
      width: '80px',
      numeric: true,
      value: ({ wins }) => wins,
      cell: ({ wins }) => wins,
    },
  ]
  return (
    <Page title={t(texts.bidders)}>
      <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <SearchField label={`${t(texts.name)} / ${t(texts.code)}`} value={q} onChange={setQ} />
      </form>
      <PagedList
        address={`/api/v1/bidders?limit=100${q === '' ? '' : `&q=${encodeURIComponent(q)}`}`}
        caption={t(texts.bidders)}
        columns={columns}
        keyOf={({ id }) => id}
        name="bidders"
      />
    </Page>
  )
}
