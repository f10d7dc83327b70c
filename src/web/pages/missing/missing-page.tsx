import { consoleTexts as texts } from '../../../texts/console.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'

export default function MissingPage() {
  const { t } = useLanguage()
  return (
    <Page title={t(texts.notFound)}>
      <p>{t(texts.notFoundHint)}</p>
    </Page>
  )
}
