import { consoleTexts } from '../../../texts/console.js'
import { actTexts as texts } from '../../../texts/console-leads.js'
import type { Problem } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useCodesInWords } from './codes-in-words.js'

const WORDS: Readonly<Record<string, { zh: string; en: string }>> = {
  wrong_state: texts.wrongState,
  offline: consoleTexts.offline,
}

/** Why an act was not done, everything that is missing at once. */
export const Refused = ({ problem }: { problem: Problem }) => {
  const { t, lang } = useLanguage()
  const inWords = useCodesInWords()
  const { errors = [], code, detail, title } = problem
  const word = code in WORDS ? t(WORDS[code]!) : lang === 'en' || errors.length === 0 ? (detail ?? title) : ''
  return (
    <div role="alert" className="state problem left">
      <p>
        {t(texts.refused)} {word}
      </p>
      {errors.length > 0 && (
        <ul className="bullets">
          {[...new Set(errors.map((one) => inWords(one.detail)))].map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
