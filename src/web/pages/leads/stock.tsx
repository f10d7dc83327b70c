import { useState } from 'react'
import { stockTexts as texts } from '../../../texts/console-leads.js'
import { api, client, type Problem, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { bitsText } from '../../parts/format.js'
import { leadsChanged } from '../../parts/leads/do-acts.js'
import { LotLink, RingLink } from '../../parts/names.js'
import { Loaded, ProblemNote } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'

type Waiting = Schemas['StockedLead']

const ADDRESS = '/api/v1/leads/stock'
const LISTED = 200

/** What was old when it was first found and waits to become a lead; asked for once it is opened. */
export const Stock = () => {
  const { t } = useLanguage()
  const [open, setOpen] = useState(false)
  return (
    <details className="block" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t(texts.title)}</summary>
      <p className="small">{t(texts.hint)}</p>
      {open && <Listed />}
    </details>
  )
}

const Listed = () => {
  const { t } = useLanguage()
  const query = api.useQuery('get', ADDRESS, { params: { query: { limit: LISTED } } })
  const columns = useColumns()
  return (
    <Loaded query={query}>
      {({ data, total }) => (
        <>
          <Release waiting={total} done={() => void query.refetch()} />
          <DataTable
            caption={t(texts.title)}
            columns={columns}
            rows={data}
            keyOf={({ kind, object }) => `${kind} ${object}`}
            empty={<p>{t(texts.none)}</p>}
          />
          {total > 0 && (
            <ListFoot
              address={`${ADDRESS}?limit=${LISTED}`}
              name="lead-stock"
              rows={data}
              columns={columns}
              total={total}
            />
          )}
        </>
      )}
    </Loaded>
  )
}

/** Makes leads of the first so many. */
const Release = ({ waiting, done }: { waiting: number; done: () => void }) => {
  const { t } = useLanguage()
  const [told, setTold] = useState<Schemas['ReleasedLeads'] | Problem>()
  const release = async (form: FormData): Promise<void> => {
    const { data, error } = await client.POST('/api/v1/leads/stock/release', {
      body: { n: Number(form.get('n')) },
    })
    setTold(data ?? (error as Problem))
    if (!data) return
    done()
    await leadsChanged()
  }
  return (
    <>
      {waiting > 0 && (
        <form className="filters" action={(form) => void release(form)}>
          <label>
            {t(texts.howMany)}
            <input type="number" name="n" min={1} max={100} defaultValue={10} required />
          </label>
          <button type="submit" className="primary">
            {t(texts.release)}
          </button>
        </form>
      )}
      {told && 'leads' in told && (
        <p role="status">{t(texts.released, { n: told.leads.length, waiting: told.waiting })}</p>
      )}
      {told && !('leads' in told) && <ProblemNote error={told} />}
    </>
  )
}

const useColumns = (): Column<Waiting>[] => {
  const { t } = useLanguage()
  return [
    {
      key: 'object',
      head: t(texts.object),
      rowHead: true,
      value: ({ object }) => object,
      cell: ({ kind, object }) => (kind === 'ring' ? <RingLink id={object} /> : <LotLink id={object} />),
    },
    {
      key: 'kind',
      head: t(texts.kind),
      value: ({ kind }) => kind,
      cell: ({ kind }) => t(texts.kinds[kind]),
    },
    {
      key: 'score',
      head: t(texts.score),
      numeric: true,
      value: ({ score }) => score,
      cell: ({ kind, score }) => (kind === 'ring' ? bitsText(score) : '–'),
    },
    { key: 'last', head: t(texts.lastDay), value: ({ lastDay }) => lastDay, cell: ({ lastDay }) => lastDay },
    { key: 'run', head: t(texts.run), value: ({ run }) => run, cell: ({ run }) => run },
  ]
}
