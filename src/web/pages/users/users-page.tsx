import { useState } from 'react'
import { userPageTexts as texts, USER_ACT_WORDS, USER_STATE_WORDS } from '../../../texts/console-accounts.js'
import { listText } from '../../../texts/text.js'
import { api, client, type Problem, type Schemas } from '../../api/client.js'
import { useOfficeName } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { ActButtons } from '../../parts/act-buttons.js'
import { momentText } from '../../parts/format.js'
import { useHeldSeatWords } from '../../parts/leads/held-seat.js'
import { Loaded, ProblemNote } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { MakeUser } from './make-user.js'

type User = Schemas['UserAccount']
type Act = User['acts'][number]

/** Accounts: who there is, in which positions, and what the asker may do with each. */
export default function UsersPage() {
  const { t } = useLanguage()
  const { seat } = useMe()
  const query = api.useQuery('get', '/api/v1/users')
  const [said, setSaid] = useState<string>()
  const [problem, setProblem] = useState<Problem>()
  const act = async ({ id, login }: User, wanted: Act): Promise<void> => {
    const { data, error } = await client.POST('/api/v1/users/{id}/acts', {
      params: { path: { id } },
      body: { act: wanted },
    })
    setProblem(error as Problem | undefined)
    if (data) setSaid(t(texts.done, { login, state: t(USER_STATE_WORDS[data.state]) }))
    await query.refetch()
  }
  const columns = useColumns((user, wanted) => void act(user, wanted))
  return (
    <Page title={t(texts.title)} wide acts={<PrintButton />}>
      <p className="small">{t(texts.hint)}</p>
      {problem && <ProblemNote error={problem} />}
      <p role="status">{said}</p>
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
      {seat?.position === 'system-admin' && <MakeUser made={() => void query.refetch()} />}
    </Page>
  )
}

const useColumns = (act: (user: User, wanted: Act) => void): Column<User>[] => {
  const { t, lang } = useLanguage()
  const officeOf = useOfficeName()
  const seatOf = useHeldSeatWords()
  return [
    {
      key: 'login',
      head: t(texts.login),
      rowHead: true,
      value: ({ login }) => login,
      cell: ({ login }) => login,
    },
    { key: 'name', head: t(texts.name), value: ({ name }) => name, cell: ({ name }) => name },
    { key: 'id', head: t(texts.id), value: ({ id }) => id, cell: ({ id }) => id },
    {
      key: 'office',
      head: t(texts.office),
      value: ({ office }) => office,
      cell: ({ office }) => (office === null ? t(texts.noOffice) : officeOf(office)),
    },
    {
      key: 'state',
      head: t(texts.state),
      value: ({ state }) => state,
      cell: ({ state }) => t(USER_STATE_WORDS[state]),
    },
    {
      key: 'positions',
      head: t(texts.positions),
      value: ({ positions }) => positions.map(seatOf).join(' '),
      cell: ({ positions }) => listText(positions.map(seatOf), lang) || '–',
    },
    {
      key: 'last',
      head: t(texts.lastLogin),
      value: ({ lastLogin }) => lastLogin,
      cell: ({ lastLogin }) => (lastLogin === null ? '–' : momentText(lastLogin)),
    },
    {
      key: 'acts',
      onScreen: true,
      head: t(texts.acts),
      cell: (user) => (
        <ActButtons
          acts={user.acts}
          words={USER_ACT_WORDS}
          of={user.login}
          onAct={(wanted) => act(user, wanted)}
        />
      ),
    },
  ]
}
