import { consoleTexts } from '../../texts/console.js'
import { useLanguage } from './language.js'

/** Prints the page, as its print view has it. */
export const PrintButton = () => {
  const { t } = useLanguage()
  return (
    <button type="button" onClick={() => window.print()}>
      {t(consoleTexts.print)}
    </button>
  )
}
