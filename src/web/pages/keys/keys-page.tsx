import { useState } from 'react'
import { KEY_ACT_WORDS, KEY_STATE_WORDS, keyPageTexts as texts } from '../../../texts/key-page.js'
import { clauseText } from '../../../texts/text.js'
import { api, client, type Problem, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { ActButtons } from '../../parts/act-buttons.js'
import { Ask } from '../../parts/ask.js'
import { momentText } from '../../parts/format.js'
import { Loaded, ProblemNote } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { MakeKey } from './make-key.js'
import { useLimitWords, useReaderWords } from './words.js'

type Key = Schemas['Key']
type Act = Key['acts'][number]

/** Keys of programs: what waits for the asker, all of them with their limits, and the form that makes one. */
export default function KeysPage() {
  const { t } = useLanguage()
  const { seat, role } = useMe()
  const query = api.useQuery('get', '/api/v1/keys')
  const [chosen, choose] = useState<{ of: Key; act: Act }>()
  const columns = useColumns((of, act) => choose({ of, act }))
  const again = (): void => void query.refetch()
  return (
    <Page title={t(texts.title)} wide acts={<PrintButton />}>
      <p className="small">{t(texts.hint)}</p>
      {role === 'local' && <p className="small">{t(texts.local)}</p>}
      <Loaded query={query}>
        {({ data }) => {
          const mine = data.filter(({ acts }) => acts.includes('approve'))
          return (
            <div className="stack">
              {mine.length > 0 && <Keys caption={t(texts.waiting)} keys={mine} columns={columns} />}
              <Keys
                caption={t(texts.all)}
                keys={data.filter(({ acts }) => !acts.includes('approve'))}
                columns={columns}
              />
            </div>
          )
        }}
      </Loaded>
      {seat?.position === 'security-admin' && <MakeKey made={again} />}
      {chosen && (
        <Settle
          {...chosen}
          done={() => {
            choose(undefined)
            again()
          }}
          close={() => choose(undefined)}
        />
      )}
    </Page>
  )
}

const Keys = ({ caption, keys, columns }: { caption: string; keys: Key[]; columns: Column<Key>[] }) => {
  const { t } = useLanguage()
  return (
    <>
      <h2>{caption}</h2>
      <DataTable
        caption={caption}
        rows={keys}
        keyOf={({ id }) => id}
        columns={columns}
        empty={<p>{t(texts.none)}</p>}
      />
    </>
  )
}

/** Approves or revokes one, once its limits were looked at; what went wrong stands in the question. */
const Settle = ({ of, act, done, close }: { of: Key; act: Act; done: () => void; close: () => void }) => {
  const { t } = useLanguage()
  const [problem, setProblem] = useState<Problem>()
  const readerOf = useReaderWords()
  const limitsOf = useLimitWords()
  const settle = async (): Promise<void> => {
    const { error } = await client.POST('/api/v1/keys/{id}/acts', {
      params: { path: { id: of.id } },
      body: { act },
    })
    if (error) setProblem(error as Problem)
    else done()
  }
  return (
    <Ask
      title={`${t(KEY_ACT_WORDS[act])} ${of.name}`}
      act={t(KEY_ACT_WORDS[act])}
      onAct={() => void settle()}
      onClose={close}
    >
      <ul>
        {[readerOf(of), ...limitsOf(of)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{t(act === 'approve' ? texts.approveHint : texts.revokeHint)}</p>
      {problem && <ProblemNote error={problem} />}
    </Ask>
  )
}

const useColumns = (choose: (key: Key, act: Act) => void): Column<Key>[] => {
  const { t, lang } = useLanguage()
  const readerOf = useReaderWords()
  const limitsOf = useLimitWords()
  return [
    {
      key: 'name',
      head: t(texts.name),
      rowHead: true,
      value: ({ name }) => name,
      cell: ({ name, id }) => `${name} (${id})`,
    },
    { key: 'reads', head: t(texts.reads), value: readerOf, cell: readerOf },
    {
      key: 'limits',
      head: t(texts.limits),
      value: (key) => limitsOf(key).join(' '),
      cell: (key) => clauseText(limitsOf(key), lang) || t(texts.unlimited),
    },
    {
      key: 'state',
      head: t(texts.state),
      value: ({ state }) => state,
      cell: ({ state }) => <span className="nowrap">{t(KEY_STATE_WORDS[state])}</span>,
    },
    {
      key: 'people',
      head: t(texts.people),
      value: ({ createdAt }) => createdAt,
      cell: ({ createdAt, madeBy, approvedBy }) =>
        [momentText(createdAt), madeBy, approvedBy].filter(Boolean).join(' · '),
    },
    {
      key: 'acts',
      onScreen: true,
      head: t(texts.acts),
      cell: (key) => (
        <ActButtons acts={key.acts} words={KEY_ACT_WORDS} of={key.name} onAct={(act) => choose(key, act)} />
      ),
    },
  ]
}
