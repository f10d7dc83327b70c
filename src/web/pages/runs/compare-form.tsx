import type { FormEvent } from 'react'
import { useLocation } from 'wouter'
import { runTexts as texts } from '../../../texts/console-runs.js'
import { useLanguage } from '../../page/language.js'
import { momentText } from '../../parts/format.js'
import { useRuns } from './use-runs.js'

/** Two runs to compare; the last two unless told. */
export const CompareForm = ({ before, after }: { before?: string; after?: string }) => {
  const { t } = useLanguage()
  const [, go] = useLocation()
  const { data } = useRuns()
  if (!data) return null
  const runs = data.data
  if (runs.length < 2) return <p className="small">{t(texts.onlyOne)}</p>
  const compare = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    go(`/compare?before=${form.get('before')}&after=${form.get('after')}`)
  }
  const choice = (name: 'before' | 'after', first: string) => (
    <label>
      {t(texts[name])}
      <select className="wide" name={name} defaultValue={first} key={first}>
        {runs.map(({ id, finishedAt }) => (
          <option key={id} value={id}>
            {id} · {momentText(finishedAt)}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <form className="filters" onSubmit={compare}>
      {choice('before', before ?? runs[1]!.id)}
      {choice('after', after ?? runs[0]!.id)}
      <button type="submit" className="primary">
        {t(texts.compare)}
      </button>
      {before && after && (
        <button type="button" onClick={() => go(`/compare?before=${after}&after=${before}`)}>
          {t(texts.swap)}
        </button>
      )}
    </form>
  )
}
