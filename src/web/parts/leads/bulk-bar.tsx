import { useState } from 'react'
import { leadListTexts as texts } from '../../../texts/console-leads.js'
import { leadTexts } from '../../../texts/workflow.js'
import type { Problem } from '../../api/client.js'
import { useOfficeName } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { Ask } from '../ask.js'
import { ProblemNote } from '../states.js'
import { upperFirst } from '../words.js'
import { type BulkResult, doWithSeveral, leadsChanged } from './do-acts.js'
import type { ItemRow } from './lead-columns.js'
import type { Choice } from './use-choice.js'

/** Acts that may be done with several at once, by the state that they are in. */
const BULK: Record<string, 'route' | 'sign'> = { new: 'route', routed: 'sign' }

/** What may be done at once with the rows that are ticked, and what came of it. */
export const BulkBar = ({ choice: { chosen, clear } }: { choice: Choice }) => {
  const { t, lang } = useLanguage()
  const [asking, setAsking] = useState<'route' | 'sign'>()
  const [results, setResults] = useState<BulkResult[] | Problem>()
  const rows = [...chosen.values()]
  const [state, ...others] = [...new Set(rows.map((one) => one.state))]
  const act = state !== undefined && others.length === 0 ? BULK[state] : undefined
  const go = async (): Promise<void> => {
    setAsking(undefined)
    setResults(await doAll(rows, act!, lang).catch((problem: Problem) => problem))
    clear()
    await leadsChanged()
  }
  return (
    <>
      {rows.length > 0 && (
        <p className="bulk">
          <span role="status">{t(texts.chosen, { n: rows.length })}</span>
          {act && (
            <button type="button" className="primary" onClick={() => setAsking(act)}>
              {t(texts.bulk, { act: upperFirst(t(leadTexts.acts[act])), n: rows.length })}
            </button>
          )}
          <button type="button" onClick={clear}>
            {t(texts.unchoose)}
          </button>
        </p>
      )}
      {results && <Outcome results={results} />}
      {asking && <BulkAsk act={asking} rows={rows} go={() => void go()} close={() => setAsking(undefined)} />}
    </>
  )
}

/** Those without a proposal are not routed at once; those of one proposal go together. */
const doAll = async (
  rows: readonly ItemRow[],
  act: 'route' | 'sign',
  lang: string,
): Promise<BulkResult[]> => {
  if (act === 'sign') return doWithSeveral(rows, act, {}, lang)
  const results: BulkResult[] = []
  for (const { input, items } of groupsOf(rows))
    results.push(...(await doWithSeveral(items, act, input, lang)))
  return results
}

interface RouteGroup {
  input: Record<string, unknown>
  items: ItemRow[]
}

/** Rows by what is proposed for them; those without a proposal are left out. */
const groupsOf = (rows: readonly ItemRow[]) => {
  const groups = new Map<string, RouteGroup>()
  for (const row of rows) {
    if (!row.proposal || row.proposal.host === null) continue
    const { host, cohandlers, copied } = row.proposal
    const input = { host, cohandlers, copied }
    const key = JSON.stringify(input)
    const group: RouteGroup = groups.get(key) ?? { input, items: [] }
    group.items.push(row)
    groups.set(key, group)
  }
  return [...groups.values()]
}

const BulkAsk = ({
  act,
  rows,
  go,
  close,
}: {
  act: 'route' | 'sign'
  rows: readonly ItemRow[]
  go: () => void
  close: () => void
}) => {
  const { t } = useLanguage()
  const nameOf = useOfficeName()
  const name = upperFirst(t(leadTexts.acts[act]))
  const without = act === 'route' ? rows.filter(({ proposal }) => !proposal?.host) : []
  return (
    <Ask title={t(texts.bulkTitle, { act: name })} act={name} onAct={go} onClose={close}>
      <p>{t(act === 'route' ? texts.bulkRoute : texts.bulkSign)}</p>
      <ul className="bullets scrolls">
        {rows
          .filter((row) => !without.includes(row))
          .map(({ id, due, proposal }) => (
            <li key={id}>
              {id} {proposal?.host && `→ ${[proposal.host, ...proposal.cohandlers].map(nameOf).join(' + ')}`}{' '}
              <span className="small">{due}</span>
            </li>
          ))}
      </ul>
      {without.length > 0 && (
        <p className="warnings">
          {t(texts.without, { n: without.length, ids: without.map(({ id }) => id).join(', ') })}
        </p>
      )}
    </Ask>
  )
}

const Outcome = ({ results }: { results: BulkResult[] | Problem }) => {
  const { t } = useLanguage()
  if (!Array.isArray(results)) return <ProblemNote error={results} />
  const refused = results.filter(({ ok }) => !ok)
  return (
    <div role="status" className="outcome">
      <p>{t(texts.done, { n: results.length - refused.length })}</p>
      {refused.length > 0 && (
        <ul className="bullets">
          {refused.map(({ id, problem }) => (
            <li key={id}>{t(texts.notDone, { id, why: whyOf(problem) })}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

const whyOf = (problem: BulkResult['problem']): string =>
  problem ? [...new Set(problem.errors.map(({ detail }) => detail))].join('; ') || problem.detail : ''
