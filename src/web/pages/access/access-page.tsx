import { type ChangeEvent, useState } from 'react'
import { standingTexts, wordTexts } from '../../../texts/access.js'
import { matrixPageTexts as texts } from '../../../texts/console-accounts.js'
import { api, client, type Problem, type Schemas } from '../../api/client.js'
import { saveText } from '../../api/download.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { useParam } from '../../page/use-param.js'
import { Loaded, ProblemNote } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { Tabs } from '../../parts/tabs.js'
import { MatrixChanges } from './changes.js'
import { Explain } from './explain.js'
import { useNameOf } from './names.js'

type Matrix = Schemas['AccessMatrix']
type Standing = Matrix['standings'][number]
type Line = Matrix['resources'][number]
type Act = Matrix['routes'][number]

const PARTS = ['resources', 'fields', 'routes', 'explain', 'draft'] as const

/**
 * Who sees what: capacities by things, by classes of fields, by acts; and what another matrix would change.
 */
export default function AccessPage() {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/access/matrix', {}, { staleTime: Number.POSITIVE_INFINITY })
  const [tab] = useParam('tab', 'resources')
  const at = PARTS.find((one) => one === tab) ?? 'resources'
  return (
    <Page title={t(texts.title)} acts={<PrintButton />}>
      <Tabs label={t(texts.parts)} tabs={PARTS.map((one) => [one, t(texts[one])])} />
      <Loaded query={query}>
        {(matrix) =>
          at === 'explain' ? (
            <Explain resources={matrix.resources} fields={matrix.fields} />
          ) : at === 'draft' ? (
            <Draft matrix={matrix} />
          ) : at === 'routes' ? (
            <Acts matrix={matrix} />
          ) : (
            <Lines matrix={matrix} of={at} />
          )
        }
      </Loaded>
    </Page>
  )
}

/** A column for each capacity, whose head tells its letter and its words. */
function useStandingColumns<Row>(
  standings: readonly Standing[],
  cellOf: (row: Row, standing: Standing) => string,
): Column<Row>[] {
  const { t } = useLanguage()
  return standings.map((one) => ({
    key: one,
    head: one === 'local' ? t(standingTexts.local) : `${one} ${t(standingTexts[one])}`,
    width: '92px',
    value: (row) => cellOf(row, one),
    cell: (row) => cellOf(row, one),
  }))
}

const Lines = ({ matrix, of }: { matrix: Matrix; of: 'resources' | 'fields' }) => {
  const { t } = useLanguage()
  const nameOf = useNameOf()
  const table = of === 'resources' ? 'resource' : 'field'
  const columns: Column<Line>[] = [
    {
      key: 'name',
      head: t(texts[table]),
      width: '190px',
      rowHead: true,
      value: ({ name }) => name,
      cell: ({ name }) => nameOf(table, name),
    },
    ...useStandingColumns<Line>(matrix.standings, ({ cells }, one) => cells[one] ?? '–'),
  ]
  return (
    <>
      <p className="small">{t(of === 'resources' ? texts.resourceHint : texts.fieldHint)}</p>
      <DataTable caption={t(texts[of])} rows={matrix[of]} keyOf={({ name }) => name} columns={columns} />
      {of === 'resources' && <Words />}
    </>
  )
}

/** What the words of the cells mean. */
const Words = () => {
  const { t } = useLanguage()
  return (
    <dl className="terms">
      {Object.entries(wordTexts).map(([word, text]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{t(text)}</dd>
        </div>
      ))}
    </dl>
  )
}

const Acts = ({ matrix }: { matrix: Matrix }) => {
  const { t } = useLanguage()
  const marks = { there: '✓', absent: '–', uncut: t(texts.uncut) } as const
  const columns: Column<Act>[] = [
    {
      key: 'act',
      head: t(texts.route),
      width: '260px',
      rowHead: true,
      value: ({ path }) => path,
      cell: ({ method, path, summary }) => (
        <span title={summary}>{`${method} ${path.replace('/api/v1', '')}`}</span>
      ),
    },
    {
      key: 'shows',
      head: t(texts.shows),
      width: '190px',
      value: ({ classes }) => classes.join(' '),
      cell: ({ resources, classes }) => `${resources.join(' ')} · ${classes.join(' ')}`,
    },
    ...useStandingColumns<Act>(matrix.standings, ({ cells }, one) => marks[cells[one] ?? 'absent']),
  ]
  return (
    <>
      <p className="small">{t(texts.routeHint)}</p>
      <DataTable
        caption={t(texts.routes)}
        rows={matrix.routes}
        keyOf={({ method, path }) => `${method} ${path}`}
        columns={columns}
        dense
      />
    </>
  )
}

const Draft = ({ matrix }: { matrix: Matrix }) => {
  const { t } = useLanguage()
  const [changes, setChanges] = useState<Schemas['MatrixPreview']['changes']>()
  const [problem, setProblem] = useState<Problem>()
  const preview = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const csv = await target.files?.[0]?.text()
    if (csv === undefined) return
    const { data, error } = await client.POST('/api/v1/access/preview', { body: { csv } })
    setProblem(error as Problem | undefined)
    setChanges(data?.changes)
  }
  return (
    <section className="panel stack">
      <p className="small">{t(texts.draftHint)}</p>
      <p>
        <button
          type="button"
          onClick={() => saveText('access-matrix.csv', 'text/csv;charset=utf-8', matrix.csv)}
        >
          {t(texts.save)}
        </button>
      </p>
      <label>
        {t(texts.csv)}
        <input type="file" accept=".csv,text/csv" onChange={(event) => void preview(event)} />
      </label>
      {problem && <ProblemNote error={problem} />}
      {changes && <MatrixChanges changes={changes} />}
    </section>
  )
}
