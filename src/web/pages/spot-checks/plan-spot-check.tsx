import { useId } from 'react'
import { spotCheckTexts as texts } from '../../../texts/spot-checks.js'
import { client } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { FormChoice } from '../../parts/choice.js'
import { DayField } from '../../parts/day-field.js'
import { fieldOf, MakeForm } from '../../parts/make-form.js'

const OBJECTS = Object.keys(texts.objects) as (keyof typeof texts.objects)[]

/** Freezes the list that is drawn from; of the year to now where no days are chosen. */
export const PlanSpotCheck = ({ planned }: { planned: (id: string) => void }) => {
  const { t } = useLanguage()
  const id = useId()
  return (
    <MakeForm
      title={t(texts.plan)}
      act={t(texts.send)}
      send={(form) => client.POST('/api/v1/spot-checks', { body: bodyOf(form) })}
      made={({ id: made }) => planned(made)}
    >
      <div className="filters">
        <FormChoice name="of" label={t(texts.of)} of={OBJECTS.map((one) => [one, t(texts.objects[one])])} />
        <DayField label={t(texts.from)} name="firstDay" required />
        <DayField label={t(texts.to)} name="lastDay" required />
        <label>
          {t(texts.share)}
          <input name="share" type="number" min="1" max="100" defaultValue="20" required />
        </label>
        <label>
          {t(texts.redBoost)}
          <input name="red" type="number" min="100" max="500" defaultValue="100" required />
        </label>
        <label>
          {t(texts.reason)}
          <input name="reason" maxLength={500} />
        </label>
      </div>
      <div className="field">
        <label htmlFor={id}>{t(texts.inspectors)}</label>
        <textarea id={id} name="inspectors" rows={3} />
      </div>
    </MakeForm>
  )
}

const bodyOf = (form: FormData) => {
  const of = (name: string): string => fieldOf(form, name)
  const red = Number(of('red'))
  return {
    of: of('of') as (typeof OBJECTS)[number],
    firstDay: of('firstDay'),
    lastDay: of('lastDay'),
    share: Number(of('share')),
    boosts: red > 100 ? { red } : ({} as Record<string, number>),
    reason: of('reason'),
    inspectors: of('inspectors').split('\n').flatMap(inspectorIn),
  }
}

/** `王某: L1, L2`: who checks, and what not. */
const inspectorIn = (line: string): { user: string; recused: string[] }[] => {
  const [user = '', ids = ''] = line.split(/[:：]/)
  if (user.trim() === '') return []
  return [{ user: user.trim(), recused: ids.split(/[\s,，、]+/).filter(Boolean) }]
}
