import { useState } from 'react'
import {
  GRANT_ACT_WORDS,
  GRANT_KIND_WORDS,
  GRANT_STATE_WORDS,
  grantPageTexts as texts,
} from '../../../texts/console-accounts.js'
import { api, client, type Problem, type Schemas } from '../../api/client.js'
import { useOfficeName } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { ActButtons } from '../../parts/act-buttons.js'
import { Ask } from '../../parts/ask.js'
import { momentText } from '../../parts/format.js'
import { useHeldSeatWords } from '../../parts/leads/held-seat.js'
import { Loaded, ProblemNote } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { AskGrant } from './ask-grant.js'

type Grant = Schemas['Grant']
type Act = Grant['acts'][number]

/** What waits for the asker, everything that was asked for, and the form that asks for more. */
export default function GrantsPage() {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/grants')
  const [chosen, choose] = useState<{ grant: Grant; act: Act }>()
  const [code, setCode] = useState<string | null>(null)
  const columns = useColumns((grant, act) => choose({ grant, act }))
  const settled = (given: string | null): void => {
    choose(undefined)
    setCode(given)
    void query.refetch()
  }
  return (
    <Page title={t(texts.title)} wide acts={<PrintButton />}>
      <p className="small">{t(texts.hint)}</p>
      {code !== null && <p role="status">{t(texts.code, { code })}</p>}
      <Loaded query={query}>
        {({ data, mayAsk }) => (
          <div className="stack">
            <h2>{t(texts.waiting)}</h2>
            <DataTable
              caption={t(texts.waiting)}
              rows={data.filter(({ acts }) => acts.includes('approve'))}
              keyOf={({ id }) => id}
              columns={columns}
              empty={<p>{t(texts.noneWaiting)}</p>}
            />
            <h2>{t(texts.others)}</h2>
            <DataTable
              caption={t(texts.others)}
              rows={data.filter(({ acts }) => !acts.includes('approve'))}
              keyOf={({ id }) => id}
              columns={columns}
              empty={<p>{t(texts.none)}</p>}
            />
            {mayAsk.length > 0 && <AskGrant kinds={mayAsk} asked={() => void query.refetch()} />}
          </div>
        )}
      </Loaded>
      {chosen && <Settle {...chosen} done={settled} close={() => choose(undefined)} />}
    </Page>
  )
}

/** Decides about one, with a note; what went wrong stands in the question. */
const Settle = ({
  grant,
  act,
  done,
  close,
}: {
  grant: Grant
  act: Act
  done: (code: string | null) => void
  close: () => void
}) => {
  const { t } = useLanguage()
  const [problem, setProblem] = useState<Problem>()
  const contentOf = useContentWords()
  const settle = async (form: FormData): Promise<void> => {
    const { data, error } = await client.POST('/api/v1/grants/{id}/acts', {
      params: { path: { id: grant.id } },
      body: { act, note: String(form.get('note') ?? '') },
    })
    if (data) done(data.code)
    else setProblem(error as Problem)
  }
  return (
    <Ask
      title={`${t(GRANT_ACT_WORDS[act])} ${grant.id}`}
      act={t(GRANT_ACT_WORDS[act])}
      onAct={(form) => void settle(form)}
      onClose={close}
    >
      <p>
        {t(GRANT_KIND_WORDS[grant.kind])} · {named(grant, grant.user) || grant.office} · {contentOf(grant)} ·{' '}
        {grant.basis}
      </p>
      <label className="field">
        {t(texts.note)}
        <textarea name="note" rows={2} maxLength={500} required={act === 'refuse'} />
      </label>
      {problem && <ProblemNote error={problem} />}
    </Ask>
  )
}

/** A user by name, with the id that tells namesakes apart. */
const named = ({ names }: Grant, id: string | null): string =>
  id === null ? '' : names[id] ? `${names[id]} (${id})` : id

/** What is granted: a seat in words, or the item. */
const useContentWords = (): ((grant: Grant) => string) => {
  const seatOf = useHeldSeatWords()
  return ({ capacity, position, item }) =>
    capacity !== null && position !== null ? seatOf({ capacity, position }) : (item ?? '')
}

const useColumns = (choose: (grant: Grant, act: Act) => void): Column<Grant>[] => {
  const { t } = useLanguage()
  const officeOf = useOfficeName()
  const contentOf = useContentWords()
  const whomOf = (grant: Grant): string =>
    [named(grant, grant.user), grant.office && officeOf(grant.office)].filter(Boolean).join(' · ')
  return [
    { key: 'id', head: t(texts.id), rowHead: true, value: ({ id }) => id, cell: ({ id }) => id },
    {
      key: 'kind',
      head: t(texts.kind),
      value: ({ kind }) => kind,
      cell: ({ kind }) => t(GRANT_KIND_WORDS[kind]),
    },
    { key: 'whom', head: t(texts.whom), value: whomOf, cell: whomOf },
    { key: 'what', head: t(texts.what), value: contentOf, cell: (grant) => contentOf(grant) || '–' },
    {
      key: 'days',
      head: t(texts.days),
      value: ({ fromDay }) => fromDay,
      cell: ({ fromDay, toDay, kind }) =>
        kind === 'reset' ? '–' : `${fromDay} – ${toDay ?? t(texts.openEnd)}`,
    },
    { key: 'basis', head: t(texts.basis), value: ({ basis }) => basis, cell: ({ basis }) => basis },
    {
      key: 'asked',
      head: t(texts.asked),
      value: ({ askedAt }) => askedAt,
      cell: (grant) => `${named(grant, grant.askedBy)} ${momentText(grant.askedAt)}`,
    },
    {
      key: 'state',
      head: t(texts.state),
      value: ({ state }) => state,
      cell: (grant) =>
        [t(GRANT_STATE_WORDS[grant.state]), named(grant, grant.decidedBy), grant.note]
          .filter(Boolean)
          .join(' · '),
    },
    {
      key: 'act',
      onScreen: true,
      head: t(texts.act),
      cell: (grant) => (
        <ActButtons
          acts={grant.acts}
          words={GRANT_ACT_WORDS}
          of={grant.id}
          onAct={(act) => choose(grant, act)}
        />
      ),
    },
  ]
}
