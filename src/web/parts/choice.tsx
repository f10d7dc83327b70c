import { consoleTexts } from '../../texts/console.js'
import { useLanguage } from '../page/language.js'
import { useParam } from '../page/use-param.js'

/** One of several values that a list is narrowed or ordered by; it stands in the page's address. */
export const Choice = ({
  name,
  label,
  of,
  unset = '',
}: {
  name: string
  label: string
  of: readonly (readonly [value: string, text: string])[]
  /** what is listed where nothing is chosen; without one, anything */
  unset?: string
}) => {
  const { t } = useLanguage()
  const [chosen, choose] = useParam(name, unset)
  return (
    <label>
      {label}
      <select value={chosen} onChange={({ target: { value } }) => choose(value)}>
        {unset === '' && <option value="">{t(consoleTexts.any)}</option>}
        {of.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
