import { type FormEvent, useState } from 'react'
import { RELEASE_ACTS, TICK_TEXTS, releasePageTexts as texts } from '../../../texts/console-releases.js'
import { client, type Problem, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { ProblemNote } from '../../parts/states.js'

type Tick = keyof typeof TICK_TEXTS
const TICKS = Object.keys(TICK_TEXTS) as Tick[]

/** Four ticks, a note, and the decision, of the bytes that were looked at. */
export const Decide = ({
  release: { id, file, acts },
  looked,
  changed,
}: {
  release: Schemas['Release']
  looked: string | undefined
  changed: () => void
}) => {
  const { t } = useLanguage()
  const [problem, setProblem] = useState<Problem>()
  const isAuthor = acts.includes('withdraw') && acts.length === 1
  const decide = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const { submitter } = event.nativeEvent as SubmitEvent
    const act = (submitter as HTMLButtonElement).value as (typeof acts)[number]
    const body = {
      act,
      sha256: isAuthor ? file.sha256 : (looked ?? ''),
      ticks: TICKS.filter((tick) => form.get(tick) === 'on'),
      note: String(form.get('note') ?? ''),
    }
    const { error } = await client.POST('/api/v1/releases/{id}/acts', { params: { path: { id } }, body })
    setProblem(error as Problem | undefined)
    if (!error) changed()
  }
  return (
    <form className="panel stack" onSubmit={(event) => void decide(event)}>
      <h2>{t(texts.act)}</h2>
      {!isAuthor && !looked && <p>{t(texts.first)}</p>}
      {!isAuthor && looked && <p className="small">{t(texts.looked, { sha256: looked.slice(0, 12) })}</p>}
      {!isAuthor &&
        TICKS.map((tick) => (
          <label key={tick} className="tick">
            <input type="checkbox" name={tick} disabled={!looked} /> {t(TICK_TEXTS[tick])}
          </label>
        ))}
      <label>
        {t(texts.note)}
        <textarea name="note" rows={2} maxLength={500} />
      </label>
      {problem && <ProblemNote error={problem} />}
      <p className="making">
        {acts.map((act) => (
          <button
            key={act}
            type="submit"
            value={act}
            className={act === 'confirm' ? 'primary' : undefined}
            disabled={!isAuthor && act !== 'withdraw' && !looked}
          >
            {t(RELEASE_ACTS[act])}
          </button>
        ))}
      </p>
    </form>
  )
}
