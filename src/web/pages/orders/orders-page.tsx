import type { ComponentType } from 'react'
import { orderTexts as texts } from '../../../texts/console-leads.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { useParam } from '../../page/use-param.js'
import { Tabs } from '../../parts/tabs.js'
import { ActTable } from './act-table.js'
import { RouteTable } from './route-table.js'
import { TermTable } from './term-table.js'

const PARTS: Record<string, { text: 'terms' | 'routes' | 'acts'; part: ComponentType }> = {
  terms: { text: 'terms', part: TermTable },
  routes: { text: 'routes', part: RouteTable },
  acts: { text: 'acts', part: ActTable },
}

/** What leads are handled by: how long what may take, which office handles what, states and acts. */
export default function OrdersPage() {
  const { t } = useLanguage()
  const [tab] = useParam('tab', 'terms')
  const Part = (PARTS[tab] ?? PARTS.terms)!.part
  return (
    <Page title={t(texts.title)} acts={<PrintButton />}>
      <Tabs
        label={t(texts.parts)}
        tabs={Object.entries(PARTS).map(([name, { text }]) => [name, t(texts[text])])}
      />
      <Part />
    </Page>
  )
}
