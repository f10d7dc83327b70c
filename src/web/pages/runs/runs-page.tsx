import { runTexts as texts } from '../../../texts/console-runs.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { CompareForm } from './compare-form.js'
import { Runs } from './runs.js'

/** Every detection, and a choice of two to compare. */
export default function RunsPage() {
  const { t } = useLanguage()
  return (
    <Page title={t(texts.title)}>
      <p>{t(texts.hint)}</p>
      <CompareForm />
      <Runs />
    </Page>
  )
}
