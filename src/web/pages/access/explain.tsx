import { type FormEvent, useState } from 'react'
import { standingTexts, accessTexts as texts, wordTexts } from '../../../texts/access.js'
import { EXPLAIN_ROW_WORDS, matrixPageTexts as pageTexts } from '../../../texts/console-accounts.js'
import { client, type Problem, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { ProblemNote } from '../../parts/states.js'
import { useNameOf } from './names.js'

type Line = Schemas['AccessMatrix']['resources'][number]
type Explained = Schemas['AccessExplained']

const STEP_WORDS = { row: 'resource', field: 'field', who: 'explainAct' } as const

/** Why a seat or a user sees a thing or a class of fields: the cells that decide. */
export const Explain = ({ resources, fields }: { resources: readonly Line[]; fields: readonly Line[] }) => {
  const { t } = useLanguage()
  const { seat, role } = useMe()
  const mayAskRows = role === 'local' || seat?.position === 'security-admin'
  const nameOf = useNameOf()
  const [found, setFound] = useState<Explained>()
  const [problem, setProblem] = useState<Problem>()
  const ask = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const of = (name: string): string => String(form.get(name) ?? '').trim()
    const row = of('id') && { [of('of')]: of('id') }
    const query = {
      who: of('who'),
      ...(of('resource') && { resource: of('resource') }),
      ...(of('field') && { field: of('field') }),
      ...row,
      ...(of('act') && { act: of('act') }),
    }
    const { data, error } = await client.GET('/api/v1/access/explain', { params: { query } })
    setProblem(error as Problem | undefined)
    setFound(data)
  }
  return (
    <form className="panel stack" onSubmit={(event) => void ask(event)}>
      <label>
        {t(pageTexts.explainWho)}
        <input name="who" required maxLength={100} autoComplete="off" placeholder="O-zj/handler" />
      </label>
      <label>
        {t(pageTexts.resource)}
        <select name="resource">
          <option value="">–</option>
          {resources.map(({ name }) => (
            <option key={name} value={name}>
              {nameOf('resource', name)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t(pageTexts.field)}
        <select name="field">
          <option value="">–</option>
          {fields.map(({ name }) => (
            <option key={name} value={name}>
              {nameOf('field', name)}
            </option>
          ))}
        </select>
      </label>
      {mayAskRows && <OfRow />}
      <p>
        <button type="submit" className="primary">
          {t(pageTexts.explainAsk)}
        </button>
      </p>
      {problem && <ProblemNote error={problem} />}
      {found && <Answer found={found} />}
    </form>
  )
}

/** One ring, lot or item, and an act on the item: for whoever may know that there is one. */
const OfRow = () => {
  const { t } = useLanguage()
  return (
    <>
      <label>
        {t(pageTexts.explainOf)}
        <select name="of">
          {(['ring', 'lot', 'item'] as const).map((one) => (
            <option key={one} value={one}>
              {t(EXPLAIN_ROW_WORDS[one])}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t(pageTexts.explainId)}
        <input name="id" maxLength={100} autoComplete="off" placeholder="R-000001" />
      </label>
      <label>
        {t(pageTexts.explainAct)}
        <input name="act" maxLength={100} autoComplete="off" placeholder="route" />
      </label>
    </>
  )
}

const Answer = ({ found }: { found: Explained }) => {
  const { t } = useLanguage()
  const { allowed, standing, word, steps, lots, inSight } = found
  return (
    <div role="status">
      <p>
        {t(allowed ? texts.allowed : texts.refused)} · {standing} {t(standingTexts[standing])} · {word}{' '}
        {word in wordTexts ? t(wordTexts[word as keyof typeof wordTexts]) : ''}
      </p>
      {lots !== null && <p>{t(texts.inSight, { n: inSight ?? 0, of: lots })}</p>}
      <ul>
        {steps.map(({ check, ok, by, needs }) => (
          <li key={check}>
            {t(pageTexts[STEP_WORDS[check]])}: {by} {ok ? '✓' : '–'} {needs}
          </li>
        ))}
      </ul>
    </div>
  )
}
