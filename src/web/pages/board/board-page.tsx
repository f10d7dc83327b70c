import { boardTexts as texts } from '../../../texts/console-board.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { Indicators } from './indicators.js'
import { OpenLeads } from './open-leads.js'

/** What stands open, by office, and what offices are measured by; each number opens its list. */
export default function BoardPage() {
  const { t } = useLanguage()
  return (
    <Page title={t(texts.title)} wide acts={<PrintButton />}>
      <OpenLeads />
      <Indicators />
    </Page>
  )
}
