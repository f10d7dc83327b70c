import { type FormEvent, useState } from 'react'
import { exchangePageTexts as texts } from '../../../texts/console-colours.js'
import { exchangeTexts } from '../../../texts/exchange.js'
import { client, type Problem, type Schemas } from '../../api/client.js'
import { useOfficeName, useOffices } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { FormChoice } from '../../parts/choice.js'
import { ProblemNote } from '../../parts/states.js'

type Kind = Schemas['ExchangeFile']['kind']
const KINDS = Object.keys(exchangeTexts.kinds) as Kind[]

/** Makes the next file for an office of another network: a lead, or what came of one. */
export const SendLead = ({ changed }: { changed: () => void }) => {
  const { t } = useLanguage()
  const officeOf = useOfficeName()
  const { data: offices = [] } = useOffices()
  const [made, setMade] = useState<Schemas['ExchangeFile']>()
  const [problem, setProblem] = useState<Problem>()
  const make = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    const given = new FormData(form)
    const of = (name: string): string => String(given.get(name) ?? '').trim()
    const body = { lead: of('lead'), to: of('to'), kind: of('kind') as Kind, note: of('note') }
    const { data, error } = await client.POST('/api/v1/exchange', { body })
    setMade(data)
    setProblem(error as Problem | undefined)
    if (!data) return
    form.reset()
    changed()
  }
  return (
    <form className="panel stack" onSubmit={(event) => void make(event)}>
      <h2>{t(texts.make)}</h2>
      <div className="filters">
        <label>
          {t(texts.lead)}
          <input name="lead" required maxLength={60} autoComplete="off" />
        </label>
        <FormChoice name="to" label={t(texts.to)} of={offices.map(({ id, short }) => [id, short])} />
        <FormChoice
          name="kind"
          label={t(texts.kind)}
          of={KINDS.map((one) => [one, t(exchangeTexts.kinds[one])])}
        />
        <label>
          {t(texts.note)}
          <textarea name="note" rows={2} maxLength={4000} />
        </label>
      </div>
      {problem && <ProblemNote error={problem} />}
      <p className="making">
        <button type="submit" className="primary">
          {t(texts.makeIt)}
        </button>
        <span role="status">
          {made && t(texts.made, { id: made.id, to: officeOf(made.peer), n: made.n })}
        </span>
      </p>
    </form>
  )
}
