import { Link, useParams as usePathParams } from 'wouter'
import { COUNT_TEXTS, runTexts as texts } from '../../../texts/console-runs.js'
import { workTexts } from '../../../texts/console-work.js'
import { api, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { countText, momentText } from '../../parts/format.js'
import { Loaded } from '../../parts/states.js'
import { DataTable } from '../../parts/table/data-table.js'
import { Terms } from '../../parts/terms.js'
import { Warnings } from '../../parts/warnings.js'
import { RunEvents } from './run-events.js'
import { useRuns } from './use-runs.js'

type Run = Schemas['Run']

/** One detection: what it read, by which settings, what it found, what became of the rings of before. */
export default function RunPage() {
  const { id = '' } = usePathParams<{ id: string }>()
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/runs/{id}', { params: { path: { id } } })
  return (
    <Page title={id} kind={t(texts.kind)} acts={<Acts id={id} />}>
      <Loaded query={query}>
        {(run) => (
          <>
            <Facts run={run} />
            <Warnings title={t(texts.warnings)} warnings={run.warnings} />
            <RunEvents run={run.id} />
            <Stages run={run} />
            <details className="block">
              <summary>{t(texts.allSettings)}</summary>
              <pre className="code">{JSON.stringify(run.settings, null, 2)}</pre>
            </details>
          </>
        )}
      </Loaded>
    </Page>
  )
}

const Acts = ({ id }: { id: string }) => {
  const { t } = useLanguage()
  const runs = useRuns().data?.data ?? []
  const before = runs[runs.findIndex((run) => run.id === id) + 1]
  return (
    <>
      <Link className="button" href={`/rings?run=${id}`}>
        {t(workTexts.seeRings)}
      </Link>
      {before && before.id !== id && (
        <Link className="button" href={`/compare?before=${before.id}&after=${id}`}>
          {t(texts.withBefore)}
        </Link>
      )}
    </>
  )
}

const Facts = ({ run }: { run: Run }) => {
  const { t } = useLanguage()
  return (
    <>
      <dl className="numbers">
        {Object.entries(COUNT_TEXTS).map(([key, text]) => (
          <div key={key}>
            <dt>{t(text)}</dt>
            <dd>{countText(run.counts[key] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      <Terms
        of={[
          [t(texts.began), momentText(run.startedAt)],
          [t(workTexts.finished), momentText(run.finishedAt)],
          [t(texts.digest), <code key="digest">{run.digest}</code>],
          [t(workTexts.seed), String(run.seed)],
          [t(workTexts.communities), run.communities],
          [t(texts.workers), String(run.workers)],
          [t(workTexts.version), run.version],
        ]}
      />
    </>
  )
}

const Stages = ({ run: { timingsMs } }: { run: Run }) => {
  const { t } = useLanguage()
  return (
    <section className="block">
      <h2>{t(texts.stages)}</h2>
      <DataTable
        caption={t(texts.stages)}
        rows={Object.entries(timingsMs)}
        keyOf={([stage]) => stage}
        columns={[
          { key: 'stage', head: t(texts.stage), rowHead: true, cell: ([stage]) => stage },
          {
            key: 'took',
            head: t(workTexts.took),
            numeric: true,
            cell: ([, ms]) => t(workTexts.seconds, { n: (ms / 1000).toFixed(2) }),
          },
        ]}
      />
    </section>
  )
}
