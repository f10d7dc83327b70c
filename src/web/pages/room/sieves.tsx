import { useState } from 'react'
import { Link } from 'wouter'
import {
  CASE_KIND_WORDS,
  SIEVE_ACT_WORDS,
  SIEVE_RESULT_WORDS,
  SIEVE_STATE_WORDS,
  roomTexts as texts,
} from '../../../texts/room.js'
import { listText } from '../../../texts/text.js'
import type { Problem } from '../../api/client.js'
import { useOfficeName } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { useParam } from '../../page/use-param.js'
import { ActButtons } from '../../parts/act-buttons.js'
import { Ask } from '../../parts/ask.js'
import { momentText } from '../../parts/format.js'
import { Loaded, ProblemNote } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { Terms } from '../../parts/terms.js'
import { askRoom, type Sieve, type SieveAct, useRoom, type WholeSieve } from './ask-room.js'

interface Listed {
  data: Sieve[]
  counts: { opened: number; answered: number; confirmed: number; found: number } | null
}

/** Cases that are screened for officials: what each is about, and what may be done with it. */
export const SievesPart = () => {
  const { t } = useLanguage()
  const query = useRoom<Listed>('/sieves')
  const [at, look] = useParam('at', '')
  const [chosen, choose] = useState<{ sieve: Sieve; act: SieveAct }>()
  const columns = useColumns(look, (sieve, act) => choose({ sieve, act }))
  return (
    <Loaded query={query}>
      {({ data, counts }) => (
        <div className="stack">
          {counts && <p role="status">{t(texts.coverage, counts)}</p>}
          <DataTable
            caption={t(texts.sievesTitle)}
            rows={data}
            keyOf={({ id }) => id}
            columns={columns}
            empty={<p>{t(texts.noSieves)}</p>}
          />
          {at !== '' && <Whole key={at} id={at} close={() => look('')} />}
          {chosen && (
            <Act
              {...chosen}
              done={() => {
                choose(undefined)
                void query.refetch()
              }}
              close={() => choose(undefined)}
            />
          )}
        </div>
      )}
    </Loaded>
  )
}

const useColumns = (
  look: (id: string) => void,
  choose: (sieve: Sieve, act: SieveAct) => void,
): Column<Sieve>[] => {
  const { t } = useLanguage()
  return [
    {
      key: 'id',
      head: t(texts.id),
      rowHead: true,
      value: ({ id }) => id,
      cell: ({ id }) => (
        <button
          type="button"
          className="plain"
          aria-label={`${t(texts.look)} ${id}`}
          onClick={() => look(id)}
        >
          {id}
        </button>
      ),
    },
    {
      key: 'case',
      head: t(texts.case),
      value: ({ case: of }) => of.item,
      cell: ({ case: of }) => <Link href={`/leads/${of.lead}`}>{of.item}</Link>,
    },
    {
      key: 'kind',
      head: t(texts.kind),
      value: ({ case: of }) => of.kind,
      cell: ({ case: of }) => `${t(CASE_KIND_WORDS[of.kind])} ${momentText(of.at)}`,
    },
    {
      key: 'state',
      head: t(texts.stateOf),
      value: ({ state }) => state,
      cell: ({ state, returned }) => [t(SIEVE_STATE_WORDS[state]), returned].filter(Boolean).join(' · '),
    },
    {
      key: 'worker',
      head: t(texts.worker),
      value: ({ worker }) => worker ?? '',
      cell: ({ worker }) => worker ?? '–',
    },
    {
      key: 'result',
      head: t(texts.result),
      value: ({ answer }) => answer?.result ?? '',
      cell: ({ answer }) => (answer ? `${t(SIEVE_RESULT_WORDS[answer.result])} · ${answer.basis}` : '–'),
    },
    {
      key: 'acts',
      onScreen: true,
      head: t(texts.acts),
      cell: (sieve) => (
        <ActButtons
          acts={sieve.acts}
          words={SIEVE_ACT_WORDS}
          of={sieve.id}
          onAct={(act) => choose(sieve, act)}
        />
      ),
    },
  ]
}

/** What a case is about, for whoever screens it. */
const Whole = ({ id, close }: { id: string; close: () => void }) => {
  const { t, lang } = useLanguage()
  const officeOf = useOfficeName()
  const query = useRoom<WholeSieve>(`/sieves/${encodeURIComponent(id)}`)
  const columns: Column<WholeSieve['lots'][number]>[] = [
    { key: 'id', head: t(texts.lots), rowHead: true, value: (lot) => lot.id, cell: (lot) => lot.id },
    { key: 'title', head: t(texts.case), value: ({ title }) => title, cell: ({ title }) => title },
    {
      key: 'buyer',
      head: t(texts.buyer),
      value: ({ buyer }) => buyer ?? '',
      cell: ({ buyer }) => buyer ?? '–',
    },
  ]
  return (
    <section className="panel stack" aria-label={id}>
      <h3>{id}</h3>
      <Loaded query={query}>
        {({ summary, host, parties, lots }) => (
          <>
            {summary && <p>{t(summary)}</p>}
            <Terms
              of={[
                [t(texts.host), host && officeOf(host)],
                [
                  t(texts.parties),
                  listText(
                    parties.map(({ name }) => name),
                    lang,
                  ),
                ],
              ]}
            />
            <DataTable caption={t(texts.lots)} rows={lots} keyOf={(lot) => lot.id} columns={columns} />
          </>
        )}
      </Loaded>
      <p>
        <button type="button" onClick={close}>
          {t(texts.close)}
        </button>
      </p>
    </section>
  )
}

const Act = ({
  sieve,
  act,
  done,
  close,
}: {
  sieve: Sieve
  act: SieveAct
  done: () => void
  close: () => void
}) => {
  const { t } = useLanguage()
  const [problem, setProblem] = useState<Problem>()
  const send = async (form: FormData): Promise<void> => {
    const body = { act, ...Object.fromEntries([...form].map(([name, value]) => [name, String(value)])) }
    try {
      await askRoom(`/sieves/${encodeURIComponent(sieve.id)}/acts`, body)
      done()
    } catch (error) {
      setProblem(error as Problem)
    }
  }
  return (
    <Ask
      title={`${t(SIEVE_ACT_WORDS[act])} ${sieve.id}`}
      act={t(SIEVE_ACT_WORDS[act])}
      onAct={(form) => void send(form)}
      onClose={close}
    >
      {sieve.answer && (
        <p>
          {t(SIEVE_RESULT_WORDS[sieve.answer.result])} · {sieve.answer.basis}
        </p>
      )}
      <Fields act={act} />
      {problem && <ProblemNote error={problem} />}
    </Ask>
  )
}

const Fields = ({ act }: { act: SieveAct }) => {
  const { t } = useLanguage()
  if (act === 'assign')
    return (
      <label className="field">
        {t(texts.worker)} ({t(texts.workerHint)})
        <input name="worker" required maxLength={100} autoComplete="off" />
      </label>
    )
  if (act === 'return')
    return (
      <label className="field">
        {t(texts.optWhy)}
        <textarea name="why" rows={2} required minLength={2} maxLength={1000} />
      </label>
    )
  if (act === 'confirm') return null
  return (
    <>
      <label className="field">
        {t(texts.result)}
        <select name="result">
          {(['none', 'unclear', 'found'] as const).map((one) => (
            <option key={one} value={one}>
              {t(SIEVE_RESULT_WORDS[one])}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {t(texts.optBasis)}
        <textarea name="basis" rows={3} required minLength={2} maxLength={1000} />
      </label>
    </>
  )
}
