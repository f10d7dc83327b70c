import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { consoleTexts as texts } from '../../texts/console.js'
import { askAnew } from '../api/client.js'
import { askInClear, type InClear, useInClear } from '../api/in-clear.js'
import { Ask } from '../parts/ask.js'
import { momentText } from '../parts/format.js'
import { useLanguage } from './language.js'
import { lastLead } from './last-lead.js'
import { useMe } from './me.js'

/** Personal values are shown in clear on one page at a time, and no longer than this. */
const LONGEST_MS = 15 * 60_000

/** Shows personal values in clear for a stated purpose, for whoever may. */
export const ShowInClear = () => {
  const { t } = useLanguage()
  const { rights, seat } = useMe()
  const inClear = useInClear()
  const [asking, setAsking] = useState(false)
  if (!rights.includes('unmask') || inClear) return null
  const show = (form: FormData): void => {
    setAsking(false)
    begin(purposeIn(form))
  }
  return (
    <>
      <button type="button" className="plain" onClick={() => setAsking(true)}>
        {t(texts.showInClear)}
      </button>
      {asking && (
        <Ask title={t(texts.showInClear)} act={t(texts.show)} onAct={show} onClose={() => setAsking(false)}>
          <p>{t(texts.inClearMeans)}</p>
          {seat && (
            <label>
              {t(texts.purposeItem)}
              <input
                name="ref"
                required
                pattern="[A-Z]{2}-\d{4}-\d{6}"
                placeholder="LD-2026-000123"
                defaultValue={lastLead()}
              />
            </label>
          )}
          <label className="field">
            {t(texts.purpose)}
            <textarea name="purpose" required minLength={3} maxLength={500} rows={3} />
          </label>
          <p>{t(texts.purposeHint)}</p>
        </Ask>
      )}
    </>
  )
}

/** Says that values stand in clear, why and until when, with the way back; over the page, who looks at it. */
export const InClearNotice = () => {
  const inClear = useInClear()
  const [path] = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: leaving the page ends it
  useEffect(() => end, [path])
  useEffect(() => {
    if (!inClear) return
    const timer = setTimeout(end, LONGEST_MS)
    return () => clearTimeout(timer)
  }, [inClear])
  return inClear ? <Notice {...inClear} /> : null
}

const Notice = ({ purpose, since }: InClear) => {
  const { t } = useLanguage()
  const { name } = useMe()
  const until = momentText(new Date(since.getTime() + LONGEST_MS)).slice(-5)
  return (
    <>
      <p className="in-clear" role="status">
        {t(texts.inClear, { purpose, until })}{' '}
        <button type="button" onClick={end}>
          {t(texts.maskAgain)}
        </button>
      </p>
      <div className="watermark" aria-hidden="true">
        {Array.from({ length: MARKS }, (_, i) => (
          <span key={i} data-mark={`${name} · ${momentText(since)} · ${purpose.slice(0, 40)}`} />
        ))}
      </div>
    </>
  )
}

/** As the service reads it: words alone, or for which item of work and words. */
const purposeIn = (form: FormData): string => {
  const [ref, why] = ['ref', 'purpose'].map((name) => String(form.get(name) ?? '').trim())
  return ref === '' ? why! : `ref=${ref};why=${why}`
}

const MARKS = 24

const begin = (purpose: string): void => {
  if (askInClear(purpose)) void askAnew()
}
const end = (): void => {
  if (askInClear(undefined)) void askAnew()
}
