import { useState } from 'react'
import { consoleTexts } from '../../texts/console.js'
import { draftTexts as texts } from '../../texts/console-releases.js'
import { useLanguage } from '../page/language.js'
import { lastLead } from '../page/last-lead.js'
import { Ask } from './ask.js'

/** What is wanted of a file that does not leave by itself. */
export type Wanted =
  | { as: 'own'; purpose: string }
  | { as: 'leaving'; reason: string; addressee: string; copies: number }

/** Asks whether a file is a draft for the own office, and for which item, or is to leave, and to whom. */
export default function AskDraft({
  item,
  take,
  close,
}: {
  item: string | undefined
  take: (wanted: Wanted) => void
  close: () => void
}) {
  const { t } = useLanguage()
  const [as, setAs] = useState<Wanted['as']>('own')
  const answer = (form: FormData): void => {
    const [why, ref, addressee] = ['why', 'ref', 'addressee'].map((name) =>
      String(form.get(name) ?? '').trim(),
    )
    const about = item ?? ref
    if (as === 'own') take({ as, purpose: about ? `ref=${about};why=${why}` : why! })
    else take({ as, reason: why!, addressee: addressee!, copies: Number(form.get('copies')) })
  }
  return (
    <Ask title={t(consoleTexts.draft)} act={t(consoleTexts.takeDraft)} onAct={answer} onClose={close}>
      <p>{t(consoleTexts.draftMeans)}</p>
      <label>
        {t(texts.how)}
        <select value={as} onChange={({ target }) => setAs(target.value as Wanted['as'])}>
          <option value="own">{t(texts.own)}</option>
          <option value="leaving">{t(texts.leaving)}</option>
        </select>
      </label>
      {as === 'own' && item === undefined && (
        <label>
          {t(consoleTexts.purposeItem)}
          <input name="ref" required pattern="[A-Z]{2}-\d{4}-\d{6}" defaultValue={lastLead()} />
        </label>
      )}
      {as === 'leaving' && <ToWhom />}
      <label className="field">
        {t(consoleTexts.purpose)}
        <textarea name="why" required minLength={5} maxLength={500} rows={3} />
      </label>
    </Ask>
  )
}

const ToWhom = () => {
  const { t } = useLanguage()
  return (
    <>
      <label>
        {t(texts.addressee)}
        <input name="addressee" required maxLength={200} />
      </label>
      <label>
        {t(texts.copies)}
        <input name="copies" type="number" min={1} max={20} defaultValue={1} required />
      </label>
    </>
  )
}
