import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { expandTexts as texts } from '../../../texts/console-expand.js'
import { api } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useParam } from '../../page/use-param.js'
import { Empty, Loaded } from '../../parts/states.js'
import { wordOf } from './words.js'

/** Where a picture begins: what answers to a text, each a link to it. */
export const Start = () => {
  const { t } = useLanguage()
  const [q, setQ] = useParam('q')
  const [typed, setTyped] = useState(q)
  const query = api.useQuery('get', '/api/v1/search', { params: { query: { q } } }, { enabled: q !== '' })
  const find = (event: FormEvent): void => {
    event.preventDefault()
    setQ(typed.trim())
  }
  return (
    <>
      <form className="filters" role="search" onSubmit={find}>
        <label>
          {t(texts.startHint)}
          <input
            type="search"
            value={typed}
            maxLength={200}
            onChange={({ target }) => setTyped(target.value)}
          />
        </label>
        <button type="submit" className="primary">
          {t(texts.find)}
        </button>
      </form>
      {q !== '' && (
        <Loaded query={query}>
          {({ bidders, lots, values }) => (
            <Starts
              q={q}
              of={[
                ...bidders.data.map(({ id, name }) => ({ seed: `bidder:${id}`, group: 'bidder', name, id })),
                ...lots.data.map(({ id, title }) => ({ seed: `lot:${id}`, group: 'lot', name: title, id })),
                ...values.data.map(({ kind, value }) => ({
                  seed: `${kind}:${q}`,
                  group: kind,
                  name: value,
                  id: value,
                })),
              ]}
            />
          )}
        </Loaded>
      )}
    </>
  )
}

const Starts = ({
  q,
  of,
}: {
  q: string
  of: { seed: string; group: string; name: string; id: string }[]
}) => {
  const { t } = useLanguage()
  if (of.length === 0) return <Empty>{t(texts.nothing, { q })}</Empty>
  return (
    <ul className="bullets">
      {of.map(({ seed, group, name, id }) => (
        <li key={seed}>
          {wordOf(group, t)} <Link href={`/expand?seed=${encodeURIComponent(seed)}`}>{name || id}</Link>{' '}
          {name && name !== id && <span className="small">{id}</span>}
        </li>
      ))}
    </ul>
  )
}
