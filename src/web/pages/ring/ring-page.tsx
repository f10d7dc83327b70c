import type { ComponentType } from 'react'
import { useParams as usePathParams } from 'wouter'
import { consoleTexts } from '../../../texts/console.js'
import { ringTexts as texts } from '../../../texts/console-rings.js'
import { api } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { useParam } from '../../page/use-param.js'
import { ExpandLink } from '../../parts/expand-link.js'
import { Loaded } from '../../parts/states.js'
import { Tabs } from '../../parts/tabs.js'
import { Bids } from './bids.js'
import { Doubts } from './doubts.js'
import { Evidence } from './evidence.js'
import { Files } from './files.js'
import { RingHead } from './head.js'
import { Law } from './law.js'
import { Overview } from './overview.js'
import type { RingPart } from './ring-part.js'
import { Timeline } from './timeline.js'

/** The parts of a ring, each with its address; what a part needs it asks for when it is opened. */
const PARTS: Record<string, { text: keyof typeof texts & string; part: ComponentType<RingPart> }> = {
  overview: { text: 'overview', part: Overview },
  evidence: { text: 'evidence', part: Evidence },
  timeline: { text: 'timeline', part: Timeline },
  bids: { text: 'bids', part: Bids },
  law: { text: 'law', part: Law },
  doubts: { text: 'doubts', part: Doubts },
  files: { text: 'files', part: Files },
}

export default function RingPage() {
  const { id = '' } = usePathParams<{ id: string }>()
  const { t, lang } = useLanguage()
  const [run] = useParam('run')
  const [tab] = useParam('tab', 'overview')
  const query = api.useQuery('get', '/api/v1/rings/{id}/account', {
    params: { path: { id }, query: { lang, ...(run && { run }) } },
  })
  const Part = (PARTS[tab] ?? PARTS.overview)!.part
  const [first] = query.data?.members ?? []
  const print = (
    <>
      {first && <ExpandLink seed={`bidder:${first.bidderId}`} />}
      <button type="button" onClick={() => window.print()}>
        {t(consoleTexts.print)}
      </button>
    </>
  )
  return (
    <Page title={id} kind={t(texts.kind)} acts={print} wide={tab === 'bids'}>
      <Loaded query={query}>
        {(account) => (
          <>
            <RingHead account={account} />
            <Tabs
              label={t(texts.tabs)}
              tabs={Object.entries(PARTS).map(([name, { text }]) => [name, t(texts[text])])}
            />
            <Part account={account} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
