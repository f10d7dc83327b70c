import { type ComponentType, useEffect } from 'react'
import { useParams as usePathParams } from 'wouter'
import { leadPageTexts as texts } from '../../../texts/console-leads.js'
import { api } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { lookedAt } from '../../page/last-lead.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { useParam } from '../../page/use-param.js'
import { Loaded } from '../../parts/states.js'
import { Tabs } from '../../parts/tabs.js'
import { Acts } from './acts.js'
import { Clocks } from './clocks.js'
import { Events } from './events.js'
import { LeadHead } from './lead-head.js'
import { LeadOverview } from './lead-overview.js'
import type { LeadPart } from './lead-part.js'
import { Related } from './related.js'
import { Sheet } from './sheet.js'

/** The parts of a lead, each with its address; what a part needs it asks for when it is opened. */
const PARTS: Record<
  string,
  { text: 'overview' | 'sheet' | 'events' | 'related'; part: ComponentType<LeadPart> }
> = {
  overview: { text: 'overview', part: LeadOverview },
  sheet: { text: 'sheet', part: Sheet },
  events: { text: 'events', part: Events },
  related: { text: 'related', part: Related },
}

export default function LeadPage() {
  const { id = '' } = usePathParams<{ id: string }>()
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/items/{id}', { params: { path: { id } } })
  return (
    <Page title={id} kind={t(texts.kind)} acts={<PrintButton />}>
      <Loaded query={query}>{(item) => <Shown item={item} />}</Loaded>
    </Page>
  )
}

const Shown = ({ item }: LeadPart) => {
  const { t } = useLanguage()
  useEffect(() => lookedAt(item.id), [item.id])
  const [tab] = useParam('tab', 'overview')
  const isLead = item.kind === 'LD'
  const shown = isLead || tab !== 'sheet' ? tab : 'overview'
  const Part = (PARTS[shown] ?? PARTS.overview)!.part
  return (
    <>
      <LeadHead item={item} />
      <Clocks item={item} />
      <Acts item={item} />
      <Tabs
        label={t(texts.parts)}
        tabs={Object.entries(PARTS)
          .filter(([name]) => isLead || name !== 'sheet')
          .map(([name, { text }]) => [name, t(texts[text])])}
      />
      <Part item={item} />
    </>
  )
}
