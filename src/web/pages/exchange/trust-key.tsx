import { type FormEvent, useState } from 'react'
import { exchangePageTexts as texts } from '../../../texts/console-colours.js'
import { client, type Problem } from '../../api/client.js'
import { useOfficeName, useOffices } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { FormChoice } from '../../parts/choice.js'
import { ProblemNote } from '../../parts/states.js'

/** Takes the key of an office of another network in: its files are known by it. */
export const TrustKey = ({ changed }: { changed: () => void }) => {
  const { t } = useLanguage()
  const officeOf = useOfficeName()
  const { data: offices = [] } = useOffices()
  const [trusted, setTrusted] = useState<{ office: string; fingerprint: string }>()
  const [problem, setProblem] = useState<Problem>()
  const trust = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    const given = new FormData(form)
    const office = String(given.get('office'))
    const publicPem = await (given.get('pem') as File).text()
    const { data, error } = await client.POST('/api/v1/exchange/peers', { body: { office, publicPem } })
    setTrusted(data && { office, fingerprint: data.fingerprint })
    setProblem(error as Problem | undefined)
    if (!data) return
    form.reset()
    changed()
  }
  return (
    <form className="panel stack" onSubmit={(event) => void trust(event)}>
      <h2>{t(texts.trust)}</h2>
      <p className="small">{t(texts.trustHint)}</p>
      <div className="filters">
        <FormChoice name="office" label={t(texts.office)} of={offices.map(({ id, short }) => [id, short])} />
        <label>
          {t(texts.pem)}
          <input name="pem" type="file" required accept=".pem,text/plain" />
        </label>
      </div>
      {problem && <ProblemNote error={problem} />}
      <p className="making">
        <button type="submit" className="primary">
          {t(texts.trustIt)}
        </button>
        <span role="status">
          {trusted &&
            t(texts.trusted, { office: officeOf(trusted.office), fingerprint: trusted.fingerprint })}
        </span>
      </p>
    </form>
  )
}
