import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { packTexts } from '../../../texts/packs.js'
import { api, client, type Problem, queries, type Schemas } from '../../api/client.js'
import { useOffices } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { momentText } from '../../parts/format.js'
import { Loaded, ProblemNote } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'

const texts = packTexts.console
type Head = Schemas['PackList']['data'][number]
type Kind = Head['kind']
const KINDS = Object.keys(texts.kinds) as Kind[]

/** Papers for meetings, half-years and years: what was made, and making one. */
export default function PacksPage() {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/packs')
  const columns = useColumns()
  return (
    <Page title={t(texts.title)}>
      <div className="stack">
        <p className="small">{t(texts.about)}</p>
        <MakePack />
      </div>
      <Loaded query={query}>
        {({ data }) => (
          <DataTable
            caption={t(texts.title)}
            columns={columns}
            rows={data}
            keyOf={({ id }) => id}
            empty={<p>{t(texts.none)}</p>}
            dense
          />
        )}
      </Loaded>
    </Page>
  )
}

/** The window that a kind is most asked for today. */
const windowOf = (kind: Kind): string => {
  const now = new Date()
  const [year, month] = [now.getFullYear(), now.getMonth() + 1]
  if (kind !== 'meeting') return `${year}`
  return `${year}-${String(month - ((month + 1) % 2)).padStart(2, '0')}`
}

const MakePack = () => {
  const { t, lang } = useLanguage()
  const [kind, setKind] = useState<Kind>('meeting')
  const [window, setWindow] = useState(windowOf('meeting'))
  const [office, setOffice] = useState('')
  const [said, say] = useState<{ id: string } | { problem: Problem } | undefined>(undefined)
  const offices = useOffices().data ?? []
  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const ofOffice = office !== '' && kind !== 'meeting' ? { office } : {}
    const { data, error } = await client.POST('/api/v1/packs', {
      body: { kind, window: window.trim(), ...ofOffice },
      headers: { 'accept-language': lang },
    })
    say(data ? { id: data.id } : { problem: error as Problem })
    await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('/api/v1/packs') })
  }
  return (
    <form className="filters" onSubmit={(event) => void make(event)}>
      <label>
        {t(texts.kind)}
        <select
          value={kind}
          onChange={({ target }) => {
            setKind(target.value as Kind)
            setWindow(windowOf(target.value as Kind))
          }}
        >
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {t(texts.kinds[one])}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t(texts.window)}
        <input
          size={8}
          required
          value={window}
          aria-describedby="pack-window"
          onChange={({ target }) => setWindow(target.value)}
        />
      </label>
      {kind !== 'meeting' && (
        <label>
          {t(texts.office)}
          <select value={office} onChange={({ target }) => setOffice(target.value)}>
            <option value="">{t(packTexts.all)}</option>
            {offices.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="submit" className="primary">
        {t(texts.make)}
      </button>
      <span role="status" className="small">
        {said && 'id' in said && <Link href={`/packs/${said.id}`}>{t(texts.made, { id: said.id })}</Link>}
      </span>
      {said && 'problem' in said && <ProblemNote error={said.problem} />}
      <p id="pack-window" className="small">
        {t(texts.windowAbout)}
      </p>
    </form>
  )
}

const useColumns = (): Column<Head>[] => {
  const { t } = useLanguage()
  return [
    {
      key: 'id',
      head: t(texts.number),
      width: '142px',
      rowHead: true,
      value: ({ id }) => id,
      cell: ({ id }) => <Link href={`/packs/${id}`}>{id}</Link>,
    },
    {
      key: 'kind',
      head: t(texts.kind),
      value: ({ kind }) => t(texts.kinds[kind]),
      cell: ({ kind }) => t(texts.kinds[kind]),
    },
    {
      key: 'window',
      head: t(texts.window),
      width: '100px',
      value: ({ window }) => window,
      cell: ({ window }) => window,
    },
    {
      key: 'office',
      head: t(texts.office),
      width: '110px',
      value: ({ office }) => office,
      cell: ({ office }) => office ?? t(packTexts.all),
    },
    { key: 'at', head: t(texts.at), width: '150px', value: ({ at }) => at, cell: ({ at }) => momentText(at) },
    {
      key: 'by',
      head: t(texts.by),
      width: '110px',
      value: ({ madeBy }) => madeBy,
      cell: ({ madeBy }) => madeBy,
    },
  ]
}
