import { useState } from 'react'
import { sessionPageTexts as texts } from '../../../texts/console-accounts.js'
import { api, client, type Problem, queries, type Schemas } from '../../api/client.js'
import { useOfficeName } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { momentText } from '../../parts/format.js'
import { useHeldSeatWords } from '../../parts/leads/held-seat.js'
import { Loaded, ProblemNote } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'

type Session = Schemas['UserSession']

/** Sessions that have not ended: the own one, and for the security administrator everybody's. */
export default function SessionsPage() {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/sessions', {}, { staleTime: 0 })
  const [problem, setProblem] = useState<Problem>()
  const end = async ({ id, own }: Session): Promise<void> => {
    const { error } = await client.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } })
    setProblem(error as Problem | undefined)
    // whoever ended the own one is nobody now, and is led to the log-in
    if (own && !error) await queries.resetQueries()
    else await query.refetch()
  }
  const columns = useColumns((session) => void end(session))
  return (
    <Page title={t(texts.title)} acts={<PrintButton />}>
      <p className="small">{t(texts.hint)}</p>
      {problem && <ProblemNote error={problem} />}
      <Loaded query={query}>
        {({ data }) => (
          <DataTable
            caption={t(texts.title)}
            rows={data}
            keyOf={({ id }) => id}
            columns={columns}
            empty={<p>{t(texts.none)}</p>}
          />
        )}
      </Loaded>
    </Page>
  )
}

const useColumns = (end: (session: Session) => void): Column<Session>[] => {
  const { t } = useLanguage()
  const officeOf = useOfficeName()
  const seatOf = useHeldSeatWords()
  const moment = (key: 'madeAt' | 'seenAt' | 'endsAt', head: string): Column<Session> => ({
    key,
    head,
    value: (session) => session[key],
    cell: (session) => momentText(session[key]),
  })
  return [
    {
      key: 'who',
      head: t(texts.who),
      rowHead: true,
      value: ({ user }) => user,
      cell: ({ name, user, office }) =>
        `${name} (${[user, office && officeOf(office)].filter(Boolean).join(' · ')})`,
    },
    { key: 'seat', head: t(texts.seat), value: seatOf, cell: seatOf },
    moment('madeAt', t(texts.began)),
    moment('seenAt', t(texts.seen)),
    moment('endsAt', t(texts.ends)),
    {
      key: 'ip',
      head: t(texts.address),
      value: ({ ip }) => ip,
      cell: ({ ip, own }) => (own ? `${ip} · ${t(texts.own)}` : ip),
    },
    {
      key: 'act',
      onScreen: true,
      head: t(texts.act),
      cell: (session) => (
        <button
          type="button"
          aria-label={t(texts.endOf, { name: session.name })}
          onClick={() => end(session)}
        >
          {t(texts.end)}
        </button>
      ),
    },
  ]
}
