import { auditTexts } from '../../../texts/audit.js'
import { consoleTexts } from '../../../texts/console.js'
import { auditPageTexts as texts } from '../../../texts/console-audit.js'
import { api, client, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { momentText } from '../../parts/format.js'
import { Loaded } from '../../parts/states.js'
import { DataTable } from '../../parts/table/data-table.js'
import { actWord } from './act-word.js'

/** While a verification runs, its state is asked for so often. */
const POLL_MS = 1000

/** Whether the log is what it was, its checkpoints, and what lies outside. */
export const Verify = () => (
  <div className="stack">
    <State />
    <Checkpoints />
  </div>
)

const State = () => {
  const { t } = useLanguage()
  const query = api.useQuery(
    'get',
    '/api/v1/audit/verification',
    {},
    { refetchInterval: ({ state }) => (state.data?.running ? POLL_MS : false) },
  )
  const run = async (): Promise<void> => {
    await client.POST('/api/v1/audit/verification', {})
    await query.refetch()
  }
  return (
    <Loaded query={query}>
      {({ running, last, failure }) => (
        <section className="panel">
          <h2>{t(texts.verify)}</h2>
          <p role="status">
            {running ? t(texts.running) : last === null ? t(texts.never) : <Verdict last={last} />}
          </p>
          {last !== null && <Unended acts={last.found.unended} />}
          {failure !== null && <p role="alert">{t(texts.failed, { why: failure })}</p>}
          <button type="button" className="primary" disabled={running} onClick={() => void run()}>
            {t(texts.run)}
          </button>
        </section>
      )}
    </Loaded>
  )
}

const Verdict = ({ last }: { last: NonNullable<Schemas['AuditVerification']['last']> }) => {
  const { t } = useLanguage()
  const { wrong, entries, checkpoints, compared, beyond, pruned } = last.found
  const at = momentText(last.at)
  if (wrong) {
    const what = t(auditTexts.defects[wrong.defect], { where: wrong.where })
    return <b>{t(texts.wrong, { seq: wrong.seq, at, what })}</b>
  }
  return (
    <>
      {t(texts.sound, { entries, checkpoints, at })} {pruned > 0 && t(texts.pruned, { n: pruned })}{' '}
      {compared ? beyond > 0 && t(texts.beyond, { n: beyond }) : <b>{t(texts.notCompared)}</b>}
    </>
  )
}

/** So many of what has no end stand on the page. */
const MOST_UNENDED = 100

/** What was begun at the machine and has no end in the log. */
const Unended = ({ acts }: { acts: readonly { seq: number; act: string }[] }) => {
  const { t } = useLanguage()
  if (acts.length === 0) return null
  const shown = acts.slice(-MOST_UNENDED)
  return (
    <>
      <p>{t(texts.unended)}</p>
      <ul className="bullets">
        {shown.map((one) => (
          <li key={one.seq}>{t(texts.entryOf, { seq: one.seq, act: actWord(one.act, t) })}</li>
        ))}
      </ul>
      {acts.length > shown.length && (
        <p className="small">{t(consoleTexts.shownOf, { n: shown.length, of: acts.length })}</p>
      )}
    </>
  )
}

const Checkpoints = () => {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/audit/checkpoints')
  const sign = async (): Promise<void> => {
    await client.POST('/api/v1/audit/checkpoints', {})
    await query.refetch()
  }
  return (
    <Loaded query={query}>
      {({ data, verifier, uncovered, anchors }) => (
        <section className="panel">
          <h2>{t(texts.checkpoints)}</h2>
          <p>
            {uncovered > 0 && `${t(texts.uncovered, { n: uncovered })} `}
            <button type="button" onClick={() => void sign()}>
              {t(texts.sign)}
            </button>
          </p>
          <DataTable
            caption={t(texts.checkpoints)}
            rows={data}
            keyOf={({ size }) => String(size)}
            empty={<p>{t(texts.noCheckpoint)}</p>}
            columns={[
              {
                key: 'size',
                head: t(texts.size),
                rowHead: true,
                numeric: true,
                value: ({ size }) => size,
                cell: ({ size }) => size,
              },
              { key: 'at', head: t(texts.at), value: ({ at }) => at, cell: ({ at }) => momentText(at) },
              { key: 'root', head: t(texts.root), value: rootIn, cell: (one) => <code>{rootIn(one)}</code> },
            ]}
          />
          {verifier !== null && (
            <p className="small">
              {t(texts.key)}: <code>{verifier}</code>
            </p>
          )}
          <h3>{t(texts.anchors)}</h3>
          {anchors.length === 0 && <p>{t(texts.noAnchor)}</p>}
          <ul className="bullets">
            {anchors.map(({ name, size }) => (
              <li key={name}>
                {name} · {t(texts.size)} {size}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Loaded>
  )
}

/** The third line of a note is the root. */
const rootIn = ({ note }: { note: string }): string => note.split('\n')[2] ?? ''
