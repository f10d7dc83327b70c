import { useState } from 'react'
import { consoleTexts } from '../../texts/console.js'
import { ringTexts as texts } from '../../texts/console-rings.js'
import type { Problem } from '../api/client.js'
import { saveFile } from '../api/download.js'
import { useLanguage } from '../page/language.js'
import { lastLead } from '../page/last-lead.js'
import { Ask } from './ask.js'
import { ProblemNote } from './states.js'

type State = 'ready' | 'making' | 'asking' | { name: string } | { problem: Problem }

/**
 * A button that has a file made and saves it, and says how that stands. Where a file does not leave without a
 * release, it asks for which item of work a draft for the own office is, or, of a list, why.
 */
export const MakeFile = ({
  address,
  init,
  text,
  item,
}: {
  address: string
  init?: RequestInit
  text: string
  /** the item that the file is of; '' of a list of the own work */
  item?: string
}) => {
  const { t } = useLanguage()
  const [state, setState] = useState<State>('ready')
  const make = async (purpose?: string): Promise<void> => {
    setState('making')
    const made = await saveFile(address, purposed(init, purpose)).catch((error: Error) => ({
      problem: error as never as Problem,
    }))
    const isHeld = 'problem' in made && made.problem.code === 'not_released' && purpose === undefined
    setState(isHeld ? 'asking' : made)
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
      {state === 'asking' && (
        <AskDraft item={item} take={(purpose) => void make(purpose)} close={() => setState('ready')} />
      )}
    </span>
  )
}

const purposed = (init: RequestInit | undefined, purpose: string | undefined): RequestInit | undefined => {
  if (purpose === undefined) return init
  const headers = new Headers(init?.headers)
  headers.set('X-Purpose', encodeURIComponent(purpose))
  return { ...init, headers }
}

const AskDraft = ({
  item,
  take,
  close,
}: {
  item: string | undefined
  take: (purpose: string) => void
  close: () => void
}) => {
  const { t } = useLanguage()
  const answer = (form: FormData): void => {
    const why = String(form.get('why')).trim()
    const ref = item ?? String(form.get('ref')).trim()
    take(ref === '' ? why : `ref=${ref};why=${why}`)
  }
  return (
    <Ask title={t(consoleTexts.draft)} act={t(consoleTexts.takeDraft)} onAct={answer} onClose={close}>
      <p>{t(consoleTexts.draftMeans)}</p>
      {item === undefined && (
        <label>
          {t(consoleTexts.purposeItem)}
          <input name="ref" required pattern="[A-Z]{2}-\d{4}-\d{6}" defaultValue={lastLead()} />
        </label>
      )}
      <label>
        {t(consoleTexts.purpose)}
        <textarea name="why" required minLength={5} maxLength={500} rows={3} />
      </label>
    </Ask>
  )
}
