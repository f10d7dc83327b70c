import type { ComponentType } from 'react'
import { colourPageTexts as texts } from '../../../texts/console-colours.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { useParam } from '../../page/use-param.js'
import { Tabs } from '../../parts/tabs.js'
import { HistoryOf } from './history-of.js'
import { Persons } from './persons.js'
import { Places } from './places.js'
import { Policy } from './policy.js'
import { Waiting } from './waiting.js'

const PARTS = {
  ...{ places: Places, waiting: Waiting, history: HistoryOf },
  ...{ persons: Persons, policy: Policy },
} as const
type Part = keyof typeof PARTS

/** Colours: where leads of each stand, changes that wait, the history of a thing, and the policy. */
export default function ColoursPage() {
  const { t } = useLanguage()
  const [tab] = useParam('tab', 'places')
  const { rights } = useMe()
  const names = (Object.keys(PARTS) as Part[]).filter(
    (name) => name !== 'persons' || rights.includes('lead-persons'),
  )
  const Shown: ComponentType = PARTS[tab as Part] ?? Places
  return (
    <Page title={t(texts.title)} acts={<PrintButton />}>
      <Tabs label={t(texts.parts)} tabs={names.map((name) => [name, t(texts[name])])} />
      <Shown />
    </Page>
  )
}
