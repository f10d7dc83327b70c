import type { FormEvent, ReactNode } from 'react'
import { consoleTexts } from '../../../texts/console.js'
import { lookUpTexts as texts } from '../../../texts/console-market.js'
import { KIND_TEXTS } from '../../../texts/kinds.js'
import { listText } from '../../../texts/text.js'
import { api, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { useParam } from '../../page/use-param.js'
import { Level } from '../../parts/level.js'
import { BidderLink, LotLink, RingLink, ValueLink } from '../../parts/names.js'
import { Empty, Loaded } from '../../parts/states.js'

/** One box for everything: the first hits of each kind of thing. */
export default function SearchPage() {
  const { t } = useLanguage()
  const [q, setQ] = useParam('q')
  const query = api.useQuery('get', '/api/v1/search', { params: { query: { q } } }, { enabled: q !== '' })
  const ask = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    setQ(String(new FormData(event.currentTarget).get('q') ?? '').trim())
  }
  return (
    <Page title={q === '' ? t(texts.searchTitle) : t(texts.searchFor, { q })} kind={t(texts.searchTitle)}>
      <form className="filters" role="search" onSubmit={ask}>
        <label>
          {t(consoleTexts.searchHint)}
          <input key={q} type="search" name="q" defaultValue={q} maxLength={200} />
        </label>
        <button type="submit" className="primary">
          {t(consoleTexts.search)}
        </button>
      </form>
      {q === '' ? (
        <Empty>{t(texts.searchEmpty)}</Empty>
      ) : (
        <Loaded query={query}>{(found) => <Hits found={found} q={q} />}</Loaded>
      )}
    </Page>
  )
}

const Hits = ({ found, q }: { found: Schemas['SearchAnswer']; q: string }) => {
  const { t, lang } = useLanguage()
  const { rings, bidders, lots, values } = found
  if (rings.total + bidders.total + lots.total + values.total === 0)
    return <Empty>{t(texts.nothing, { q })}</Empty>
  return (
    <div className="panels">
      <Group title={t(texts.rings)} total={rings.total}>
        {rings.data.map(({ id, level, members }) => (
          <li key={id}>
            <Level level={level} /> <RingLink id={id} />{' '}
            <span className="small">{listText(members, lang)}</span>
          </li>
        ))}
      </Group>
      <Group title={t(texts.bidders)} total={bidders.total}>
        {bidders.data.map(({ id, name, bids, wins }) => (
          <li key={id}>
            <BidderLink id={id} name={name} />{' '}
            <span className="small">
              {id} · {t(texts.bids)} {bids} · {t(texts.wins)} {wins}
            </span>
          </li>
        ))}
      </Group>
      <Group title={t(texts.lots)} total={lots.total}>
        {lots.data.map(({ id, title, day }) => (
          <li key={id}>
            <LotLink id={id} title={title} /> <span className="small">{`${id} · ${day ?? '–'}`}</span>
          </li>
        ))}
      </Group>
      <Group title={t(texts.values)} total={values.total}>
        {values.data.map(({ kind, value, holders }) => (
          <li key={kind}>
            {t(KIND_TEXTS[kind])} <ValueLink kind={kind} value={value} />{' '}
            <span className="small">
              {t(texts.holders)} {holders}
            </span>
          </li>
        ))}
      </Group>
    </div>
  )
}

const Group = ({ title, total, children }: { title: string; total: number; children: ReactNode[] }) => {
  const { t } = useLanguage()
  if (total === 0) return null
  return (
    <section className="panel">
      <h2>
        {title}{' '}
        <span className="small">
          {total > children.length ? t(consoleTexts.shownOf, { n: children.length, of: total }) : total}
        </span>
      </h2>
      <ul className="bullets">{children}</ul>
    </section>
  )
}
