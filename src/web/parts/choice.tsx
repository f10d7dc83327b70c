import { consoleTexts } from '../../texts/console.js'
import { useLanguage } from '../page/language.js'
import { useParam } from '../page/use-param.js'

type Values = readonly (readonly [value: string, text: string])[]

/** One of several values that a list is narrowed or ordered by; it stands in the page's address. */
export const Choice = ({
  name,
  label,
  of,
  unset = '',
}: {
  name: string
  label: string
  of: Values
  /** what is listed where nothing is chosen; without one, anything */
  unset?: string
}) => {
  const { t, lang } = useLanguage()
  const [chosen, choose] = useParam(name, unset)
  const word = of.find(([value]) => value === chosen)?.[1]
  return (
    <>
      <label>
        {label}
        <select value={chosen} onChange={({ target: { value } }) => choose(value)}>
          {unset === '' && <option value="">{t(consoleTexts.any)}</option>}
          <Options of={of} />
        </select>
      </label>
      {chosen !== unset && word !== undefined && (
        <span className="on-paper">{`${label}${lang === 'zh' ? '：' : ': '}${word}`}</span>
      )}
    </>
  )
}

/** One of several values of a form, which is sent with it; the first where no other is to begin with. */
export const FormChoice = ({
  name,
  label,
  of,
  first = of[0]?.[0],
}: {
  name: string
  label: string
  of: Values
  first?: string | undefined
}) => (
  <label>
    {label}
    <select name={name} defaultValue={first}>
      <Options of={of} />
    </select>
  </label>
)

const Options = ({ of }: { of: Values }) =>
  of.map(([value, text]) => (
    <option key={value} value={value}>
      {text}
    </option>
  ))
