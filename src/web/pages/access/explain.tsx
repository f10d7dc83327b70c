import { type FormEvent, useState } from 'react'
import { standingTexts, accessTexts as texts, wordTexts } from '../../../texts/access.js'
import { matrixPageTexts as pageTexts } from '../../../texts/console-accounts.js'
import { client, type Problem, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { ProblemNote } from '../../parts/states.js'
import { useNameOf } from './names.js'

type Line = Schemas['AccessMatrix']['resources'][number]
type Explained = Schemas['AccessExplained']

/** Why a seat or a user sees a thing or a class of fields: the cells that decide. */
export const Explain = ({ resources, fields }: { resources: readonly Line[]; fields: readonly Line[] }) => {
  const { t } = useLanguage()
  const nameOf = useNameOf()
  const [found, setFound] = useState<Explained>()
  const [problem, setProblem] = useState<Problem>()
  const ask = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const of = (name: string): string => String(form.get(name) ?? '').trim()
    const query = { who: of('who'), resource: of('resource'), ...(of('field') && { field: of('field') }) }
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

const Answer = ({ found }: { found: Explained }) => {
  const { t } = useLanguage()
  const { allowed, standing, word, steps } = found
  return (
    <div role="status">
      <p>
        {t(allowed ? texts.allowed : texts.refused)} · {standing} {t(standingTexts[standing])} · {word}{' '}
        {word in wordTexts ? t(wordTexts[word as keyof typeof wordTexts]) : ''}
      </p>
      <ul>
        {steps.map(({ check, ok, by }) => (
          <li key={check}>
            {t(pageTexts[check === 'field' ? 'field' : 'resource'])}: {by} {ok ? '✓' : '–'}
          </li>
        ))}
      </ul>
    </div>
  )
}
