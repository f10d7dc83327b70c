import { useState } from 'react'
import { ringTexts as texts } from '../../texts/console-rings.js'
import type { Problem } from '../api/client.js'
import { saveFile } from '../api/download.js'
import { useLanguage } from '../page/language.js'
import { ProblemNote } from './states.js'

/** A button that has a file made and saves it, and says how that stands. */
export const MakeFile = ({ address, init, text }: { address: string; init?: RequestInit; text: string }) => {
  const { t } = useLanguage()
  const [state, setState] = useState<'ready' | 'making' | { name: string } | { problem: Problem }>('ready')
  const make = async (): Promise<void> => {
    setState('making')
    setState(await saveFile(address, init).catch((error: Error) => ({ problem: error as never })))
  }
  return (
    <span className="making">
      <button type="button" disabled={state === 'making'} onClick={() => void make()}>
        {t(state === 'making' ? texts.making : { zh: text, en: text })}
      </button>
      <span role="status" className="small">
        {typeof state === 'object' && 'name' in state ? t(texts.made, { name: state.name }) : ''}
      </span>
      {typeof state === 'object' && 'problem' in state && <ProblemNote error={state.problem} />}
    </span>
  )
}
