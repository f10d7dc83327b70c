import { useParams as usePathParams } from 'wouter'
import { workTexts as texts } from '../../../texts/console-work.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { JobState } from './job-state.js'

export default function JobPage() {
  const { id = '' } = usePathParams<{ id: string }>()
  const { t } = useLanguage()
  return (
    <Page title={t(texts.jobTitle, { id })}>
      <JobState id={id} />
    </Page>
  )
}
