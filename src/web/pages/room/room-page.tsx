import type { ComponentType } from 'react'
import { roomTexts as texts } from '../../../texts/room.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { useParam } from '../../page/use-param.js'
import { Tabs } from '../../parts/tabs.js'
import MissingPage from '../missing/missing-page.js'
import { KeyPart } from './key-part.js'
import { LogPart, OfficialsPart } from './lists.js'
import { SievesPart } from './sieves.js'

type Part = 'sieves' | 'officials' | 'key' | 'log'
const PARTS: Record<Part, { title: typeof texts.title; Shown: ComponentType }> = {
  sieves: { title: texts.sievesTitle, Shown: SievesPart },
  officials: { title: texts.officialsTitle, Shown: OfficialsPart },
  key: { title: texts.keyTitle, Shown: KeyPart },
  log: { title: texts.logTitle, Shown: LogPart },
}

/** The commission's room; to everybody else there is no such page. */
export default function RoomPage() {
  const { rights } = useMe()
  return rights.includes('room') ? <Room /> : <MissingPage />
}

const Room = () => {
  const { t } = useLanguage()
  const parts = usePartsHere()
  const [tab] = useParam('tab', parts[0]!)
  const at = parts.find((one) => one === tab) ?? parts[0]!
  const { title, Shown } = PARTS[at]
  return (
    <Page title={t(texts.title)} acts={<PrintButton />}>
      <p className="small">{t(texts.hint)}</p>
      {parts.length > 1 && (
        <Tabs label={t(texts.title)} tabs={parts.map((one) => [one, t(PARTS[one].title)])} />
      )}
      <h2>{t(title)}</h2>
      <Shown />
    </Page>
  )
}

/** Leaders have all of it, its log-reader the log, who screens a case the cases. */
const usePartsHere = (): Part[] => {
  const position = useMe().seat?.position
  if (position === 'log-reader') return ['log']
  return position === 'handler' ? ['sieves'] : ['sieves', 'officials', 'key', 'log']
}
