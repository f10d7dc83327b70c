import { type FormEvent, useState } from 'react'
import { colourPageTexts as texts } from '../../../texts/console-colours.js'
import { INDUSTRY_WORDS } from '../../../texts/words.js'
import { useLanguage } from '../../page/language.js'
import { FormChoice } from '../../parts/choice.js'
import type { ColourPolicy } from '../../parts/leads/use-colours.js'

export type Rise = NonNullable<ColourPolicy['rises']>[number]

/** 10,000 yuan in fen */
const WAN = 1_000_000

const matchIn = (form: FormData): Rise['match'] => {
  const of = (name: string): string => String(form.get(name) ?? '').trim()
  return {
    ...(of('industry') && { industry: [of('industry')] }),
    ...(of('minStatutory') && { minStatutory: Number(of('minStatutory')) }),
    ...(of('minAmount') && { minAmountFen: Math.round(Number(of('minAmount')) * WAN) }),
    ...(form.has('keyProject') && { keyProject: true }),
  }
}

/** A condition under which a lead has at least a colour: a name, and one part or more. */
export const AddRise = ({
  colours,
  add,
}: {
  colours: ColourPolicy['colours']
  add: (rise: Rise) => void
}) => {
  const { t, lang } = useLanguage()
  const [isShort, setShort] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [id, match] = [String(form.get('id')).trim(), matchIn(form)]
    setShort(id === '' || Object.keys(match).length === 0)
    if (id === '' || Object.keys(match).length === 0) return
    add({ id, match, to: String(form.get('to')) })
    event.currentTarget.reset()
  }
  return (
    <form className="filters" aria-label={t(texts.addRow)} onSubmit={submit}>
      <label>
        {t(texts.row)}
        <input name="id" maxLength={40} size={8} autoComplete="off" />
      </label>
      <FormChoice
        name="industry"
        label={t(texts.industry)}
        of={[['', '–'], ...Object.entries(INDUSTRY_WORDS).map(([code, word]) => [code, t(word)] as const)]}
      />
      <label>
        {t(texts.minStatutory)}
        <input name="minStatutory" type="number" min={1} max={99} />
      </label>
      <label>
        {t(texts.minAmount)}
        <input name="minAmount" type="number" min={0} step="any" />
      </label>
      <fieldset>
        <label>
          <input name="keyProject" type="checkbox" /> {t(texts.keyProject)}
        </label>
      </fieldset>
      <FormChoice
        name="to"
        label={t(texts.to)}
        of={[...colours].sort((a, b) => b.rank - a.rank).map(({ code, text }) => [code, text[lang]])}
      />
      <button type="submit">{t(texts.add)}</button>
      {isShort && (
        <p role="alert" className="field-error">
          {t(texts.rowNeeds)}
        </p>
      )}
    </form>
  )
}
