import { useState } from 'react'
import { useParams as usePathParams } from 'wouter'
import {
  RELEASE_ACTS,
  RELEASE_KINDS_SAID,
  RELEASE_STATES,
  releasePageTexts as texts,
} from '../../../texts/console-releases.js'
import { listText } from '../../../texts/text.js'
import { api, type Schemas } from '../../api/client.js'
import { useOfficeName } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { momentText } from '../../parts/format.js'
import { usePlaceWords, useSeatWords } from '../../parts/leads/seat-words.js'
import { MakeFile } from '../../parts/making.js'
import { Loaded } from '../../parts/states.js'
import { DataTable } from '../../parts/table/data-table.js'
import { Terms } from '../../parts/terms.js'
import { Content } from './content.js'
import { Decide } from './decide.js'

type Release = Schemas['Release']

/** One file that is to leave: what it is, what is in it, who decided, and the decision of whoever looks. */
export default function ReleasePage() {
  const { id } = usePathParams<{ id: string }>()
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/releases/{id}', { params: { path: { id } } })
  return (
    <Page title={id} kind={t(texts.title)} acts={<PrintButton />}>
      <Loaded query={query}>
        {(release) => <Shown release={release} changed={() => void query.refetch()} />}
      </Loaded>
    </Page>
  )
}

const Shown = ({ release, changed }: { release: Release; changed: () => void }) => {
  const { t } = useLanguage()
  const [looked, setLooked] = useState<string>()
  const { id, state, copies, taken } = release
  return (
    <>
      <Head release={release} />
      <Steps steps={release.steps} />
      <Content release={release} seen={setLooked} />
      {release.acts.length > 0 && <Decide release={release} looked={looked} changed={changed} />}
      {state === 'released' && taken < copies && (
        <p>
          <MakeFile address={`/api/v1/releases/${id}/file`} init={{ method: 'POST' }} text={t(texts.take)} />
        </p>
      )}
    </>
  )
}

const Head = ({ release }: { release: Release }) => {
  const { t, lang } = useLanguage()
  const { state, kind, file, steps, persons, next, untilAt, taken, copies } = release
  const placeOf = usePlaceWords()
  const seatOf = useSeatWords()
  const officeOf = useOfficeName()
  return (
    <Terms
      of={[
        [
          t(texts.state),
          `${t(RELEASE_STATES[state])} · ${t(texts.decided, { done: steps.length, persons })}`,
        ],
        [t(texts.next), listText(next.map(placeOf), lang)],
        [t(texts.kind), t(RELEASE_KINDS_SAID[kind])],
        [t(texts.file), `${file.name} · ${t(texts.bytes, { n: file.bytes })}`],
        ['SHA-256', <code key="sha">{file.sha256}</code>],
        [t(texts.addressee), officeOf(release.addressee)],
        [t(texts.reason), release.reason],
        [t(texts.author), `${seatOf(release.author)} · ${officeOf(release.office)}`],
        [t(texts.made), momentText(release.madeAt)],
        [t(texts.copies), t(texts.copiesTaken, { taken, copies })],
        [t(texts.until), untilAt && momentText(untilAt)],
      ]}
    />
  )
}

const Steps = ({ steps }: { steps: Release['steps'] }) => {
  const { t } = useLanguage()
  const seatOf = useSeatWords()
  if (steps.length === 0) return null
  return (
    <section className="panel">
      <h2>{t(texts.steps)}</h2>
      <DataTable
        caption={t(texts.steps)}
        rows={steps}
        keyOf={({ at }) => at}
        columns={[
          { key: 'at', head: t(texts.at), value: ({ at }) => at, cell: ({ at }) => momentText(at) },
          {
            key: 'by',
            head: t(texts.by),
            rowHead: true,
            value: ({ by }) => by,
            cell: ({ by }) => seatOf(by),
          },
          {
            key: 'act',
            head: t(texts.act),
            value: ({ act }) => act,
            cell: ({ act }) => t(RELEASE_ACTS[act]),
          },
          { key: 'note', head: t(texts.note), value: ({ note }) => note, cell: ({ note }) => note || '–' },
        ]}
      />
    </section>
  )
}
