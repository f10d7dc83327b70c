import type { ComponentType } from 'react'
import { auditPageTexts as texts } from '../../../texts/console-audit.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { useParam } from '../../page/use-param.js'
import { Tabs } from '../../parts/tabs.js'
import { ClearCounts } from './clear-counts.js'
import { Search } from './search.js'
import { Verify } from './verify.js'

type Part = 'search' | 'verify' | 'clear'
const PARTS: Record<Part, ComponentType> = { search: Search, verify: Verify, clear: ClearCounts }

/** The log of who saw and did what: all of it for the audit administrator, for others the own entries. */
export default function AuditPage() {
  const { t } = useLanguage()
  const parts = usePartsHere()
  const [tab] = useParam('tab', 'search')
  const at = parts.find((one) => one === tab) ?? 'search'
  const Shown = PARTS[at]
  return (
    <Page title={t(texts.title)} wide acts={<PrintButton />}>
      {parts.length > 1 ? (
        <Tabs label={t(texts.parts)} tabs={parts.map((one) => [one, t(texts[one])])} />
      ) : (
        <p className="small">{t(texts.own)}</p>
      )}
      <Shown />
    </Page>
  )
}

const usePartsHere = (): Part[] => {
  const { role, seat } = useMe()
  const isWhole = seat ? seat.position === 'audit-admin' : role === 'local'
  if (isWhole) return ['search', 'verify', 'clear']
  return seat?.position === 'security-admin' ? ['search', 'clear'] : ['search']
}
