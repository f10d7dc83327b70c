import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { exchangePageTexts as texts } from '../../../texts/console-colours.js'
import { exchangeTexts } from '../../../texts/exchange.js'
import { client, type Problem, type Schemas } from '../../api/client.js'
import { useOfficeName } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { addressOfItem } from '../../parts/leads/lead-columns.js'
import { ProblemNote } from '../../parts/states.js'

/** What the service takes at most. */
const MOST_LETTERS = 900_000

/** Takes a file in that came from another network, and says what became of it. */
export const TakeFile = ({ changed }: { changed: () => void }) => {
  const { t } = useLanguage()
  const officeOf = useOfficeName()
  const [taken, setTaken] = useState<Schemas['TakenExchange']>()
  const [problem, setProblem] = useState<Problem | string>()
  const take = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    const file = await (new FormData(form).get('file') as File).text()
    setTaken(undefined)
    if (file.length > MOST_LETTERS) return setProblem(t(texts.tooLarge))
    const { data, error } = await client.POST('/api/v1/exchange/import', { body: { file } })
    setTaken(data)
    setProblem(error as Problem | undefined)
    if (!data) return
    form.reset()
    changed()
  }
  return (
    <form className="panel stack" onSubmit={(event) => void take(event)}>
      <h2>{t(texts.take)}</h2>
      <div className="filters">
        <label>
          {t(texts.file)}
          <input name="file" type="file" required accept=".bjx,text/plain" />
        </label>
      </div>
      {problem && <ProblemNote error={problem} />}
      <p className="making">
        <button type="submit" className="primary">
          {t(texts.takeIt)}
        </button>
        <span role="status">
          {taken && (
            <>
              <Link href={addressOfItem(taken.lead)}>
                {t(exchangeTexts.taken[taken.outcome], {
                  from: officeOf(taken.from),
                  n: taken.n,
                  lead: taken.lead,
                })}
              </Link>{' '}
              {taken.release === null ? t(exchangeTexts.unstamped) : t(exchangeTexts.stamped, taken.release)}
            </>
          )}
        </span>
      </p>
    </form>
  )
}
