import { lookUpTexts as texts } from '../../../texts/console-market.js'
import type { Schemas } from '../../api/client.js'
import { api } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { BidderLink } from '../../parts/names.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'

/** Whom it meets on more lots than chance would have it. */
export const BidderPairs = ({ id }: { id: string }) => {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/pairs', {
    params: { query: { bidder: id, limit: 20, maxQ: 0.05 } },
  })
  const columns: Column<Schemas['Pair']>[] = [
    {
      key: 'name',
      head: t(texts.name),
      rowHead: true,
      value: (pair) => otherOf(pair, id).name,
      cell: (pair) => <BidderLink {...otherOf(pair, id)} />,
    },
    {
      key: 'joint',
      head: t(texts.joint),
      numeric: true,
      value: ({ joint }) => joint,
      cell: ({ joint }) => joint,
    },
    {
      key: 'q',
      head: t(texts.chance),
      numeric: true,
      value: ({ q }) => q,
      cell: ({ q }) => q.toPrecision(2),
    },
  ]
  return (
    <section className="block">
      <h2>{t(texts.pairs)}</h2>
      <Loaded query={query}>
        {({ data }) => (
          <>
            <DataTable
              caption={t(texts.pairs)}
              columns={columns}
              rows={data}
              keyOf={({ a, b }) => `${a} ${b}`}
            />
            <ListFoot
              address={`/api/v1/pairs?bidder=${encodeURIComponent(id)}&maxQ=0.05`}
              name={`${id}-pairs`}
              rows={data}
              columns={columns}
            />
          </>
        )}
      </Loaded>
    </section>
  )
}

const otherOf = ({ a, b, aName, bName }: Schemas['Pair'], id: string) =>
  a === id ? { id: b, name: bName } : { id: a, name: aName }
