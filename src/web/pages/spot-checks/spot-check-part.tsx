import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { spotCheckTexts as texts } from '../../../texts/spot-checks.js'
import { listText } from '../../../texts/text.js'
import { api, client, type Problem, type Schemas } from '../../api/client.js'
import { saveFile } from '../../api/download.js'
import { useLanguage } from '../../page/language.js'
import { Loaded, ProblemNote } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'
import { Terms } from '../../parts/terms.js'

type Check = Schemas['SpotCheck']
type Drawn = NonNullable<Check['draw']>['drawn'][number]

/** One spot check: its list's digest, the numbers to give, and what was drawn. */
export const SpotCheckPart = ({ id, changed }: { id: string; changed: () => void }) => {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/spot-checks/{id}', { params: { path: { id } } })
  const given = (): void => {
    void query.refetch()
    changed()
  }
  return (
    <section className="panel stack">
      <h2>{id}</h2>
      <Loaded query={query}>
        {(check) => (
          <>
            <Terms
              of={[
                [t(texts.listed), String(check.listed)],
                [t(texts.digest), <code key="digest">{check.digest}</code>],
                [t(texts.seed), check.draw && <code key="seed">{check.draw.seed}</code>],
              ]}
            />
            {check.draw ? (
              <DrawnTable check={check} drawn={check.draw.drawn} />
            ) : (
              <GiveNumber id={id} given={given} />
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}

const GiveNumber = ({ id, given }: { id: string; given: () => void }) => {
  const { t } = useLanguage()
  const [problem, setProblem] = useState<Problem>()
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const number = String(new FormData(event.currentTarget).get('number'))
    const { error } = await client.POST('/api/v1/spot-checks/{id}/number', {
      params: { path: { id } },
      body: { number },
    })
    setProblem(error)
    if (!error) given()
  }
  return (
    <form className="filters" onSubmit={(event) => void send(event)}>
      <label>
        {t(texts.number)}
        <input name="number" required pattern="[0-9]{4,40}" inputMode="numeric" autoComplete="off" />
      </label>
      <button type="submit" className="primary">
        {t(texts.give)}
      </button>
      {problem && <ProblemNote error={problem} />}
    </form>
  )
}

const PAGES: Record<Check['of'], string> = { lot: 'lots', bidder: 'bidders', lead: 'leads' }

const DrawnTable = ({ check: { id, of }, drawn }: { check: Check; drawn: Drawn[] }) => {
  const { t, lang } = useLanguage()
  const [problem, setProblem] = useState<Problem>()
  const save = async (): Promise<void> => {
    const answer = await saveFile(`/api/v1/spot-checks/${id}/file`, {}, `${id}.json`)
    setProblem('problem' in answer ? answer.problem : undefined)
  }
  const columns: Column<Drawn>[] = [
    {
      key: 'id',
      head: t(texts.object),
      rowHead: true,
      value: (row) => row.id,
      cell: (row) => <Link href={`/${PAGES[of]}/${encodeURIComponent(row.id)}`}>{row.id}</Link>,
    },
    {
      key: 'stratum',
      head: t(texts.stratum),
      value: ({ stratum }) => stratum,
      cell: ({ stratum }) => stratum,
    },
    { key: 'rank', head: t(texts.rank), numeric: true, value: ({ rank }) => rank, cell: ({ rank }) => rank },
    {
      key: 'inspectors',
      head: t(texts.checkers),
      value: ({ inspectors }) => listText(inspectors, lang),
      cell: ({ inspectors }) => listText(inspectors, lang) || '–',
    },
  ]
  return (
    <>
      <DataTable caption={t(texts.drawn)} rows={drawn} keyOf={(row) => row.id} columns={columns} />
      <ListFoot address={`/api/v1/spot-checks/${id}`} name={id} rows={drawn} columns={columns} />
      <p>
        <button type="button" onClick={() => void save()}>
          {t(texts.file)}
        </button>
      </p>
      {problem && <ProblemNote error={problem} />}
    </>
  )
}
