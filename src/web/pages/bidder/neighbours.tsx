import { lookUpTexts as texts } from '../../../texts/console-market.js'
import { KIND_TEXTS } from '../../../texts/kinds.js'
import type { Schemas } from '../../api/client.js'
import { api } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { bitsText } from '../../parts/format.js'
import { BidderLink, ValueLink } from '../../parts/names.js'
import { Stepped } from '../../parts/paged.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'

type Neighbour = Schemas['Neighbourhood']['neighbours'][number]
const SHARED_SHOWN = 6

/** Who shares a value or a holding with it. */
export const Neighbours = ({ id }: { id: string }) => {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/bidders/{id}/neighbourhood', {
    params: { path: { id }, query: { limit: 100 } },
  })
  const columns: Column<Neighbour>[] = [
    {
      key: 'name',
      head: t(texts.name),
      rowHead: true,
      width: '260px',
      value: ({ name }) => name,
      cell: (one) => <BidderLink id={one.id} name={one.name} />,
    },
    { key: 'shared', head: t(texts.shares), value: sharedText, cell: Shared },
    {
      key: 'bits',
      head: t(texts.rarity),
      numeric: true,
      width: '130px',
      value: ({ rarityBits }) => rarityBits,
      cell: ({ rarityBits }) => bitsText(rarityBits),
    },
  ]
  return (
    <section className="block">
      <h2>{t(texts.neighbours)}</h2>
      <p className="small">{t(texts.neighboursNote)}</p>
      <Loaded query={query}>
        {({ neighbours }) => (
          <Stepped
            caption={t(texts.neighbours)}
            columns={columns}
            rows={neighbours}
            keyOf={(one) => one.id}
            address={`/api/v1/bidders/${encodeURIComponent(id)}/neighbourhood?limit=100`}
            name={`${id}-neighbours`}
          />
        )}
      </Loaded>
    </section>
  )
}

const sharedText = ({ shared }: Neighbour): string =>
  shared.map(({ kind, value }) => `${kind}:${value}`).join(' ')

const Shared = ({ shared, holdings }: Neighbour) => {
  const { t } = useLanguage()
  return (
    <ul className="plain-list">
      {holdings.length > 0 && <li>{t(texts.owns)}</li>}
      {shared.slice(0, SHARED_SHOWN).map(({ kind, value, holders }) => (
        <li key={`${kind} ${value}`}>
          {t(KIND_TEXTS[kind])} <ValueLink kind={kind} value={value} />{' '}
          <span className="small">
            {t(texts.holders)} {holders}
          </span>
        </li>
      ))}
      {shared.length > SHARED_SHOWN && <li>… {shared.length}</li>}
    </ul>
  )
}
