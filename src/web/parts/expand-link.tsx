import { Link } from 'wouter'
import { consoleTexts } from '../../texts/console.js'
import { useLanguage } from '../page/language.js'
import { useMe } from '../page/me.js'

/** From a thing to the picture of what it hangs together with. */
export const ExpandLink = ({ seed }: { seed: string }) => {
  const { t } = useLanguage()
  const { rights } = useMe()
  if (!rights.includes('records')) return null
  return <Link href={`/expand?seed=${encodeURIComponent(seed)}`}>{t(consoleTexts.expandLink)}</Link>
}
