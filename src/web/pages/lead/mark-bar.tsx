import { useState } from 'react'
import { leadPageTexts as texts } from '../../../texts/console-leads.js'
import { sheetTexts } from '../../../texts/sheet.js'
import { useLanguage } from '../../page/language.js'
import { Refused } from '../../parts/leads/refused.js'
import { Changed } from './changed.js'
import { FACT_MARKS, LINE_MARKS, type Marking } from './marking.js'
import type { Verdict } from './marks-of.js'

/** How far the sheet is filled in, the way to fill in what is alike at once, and the button that saves. */
export const MarkBar = ({ marking }: { marking: Marking }) => {
  const { t } = useLanguage()
  const { may, drafted, marked, all, save, saving, outcome } = marking
  const typed = Object.values(drafted)
  const incomplete = typed.some(({ verdict, why }) => verdict === '' || lettersOf(why) < 2)
  return (
    <div className="mark-bar">
      <p>
        <b>{t(texts.marked, { n: marked, of: all })}</b>{' '}
        <span className="small">
          {may ? typed.length > 0 && t(texts.drafted, { n: typed.length }) : t(texts.readOnly)}
        </span>
      </p>
      {may && (
        <>
          <FillAll marking={marking} />
          <p className="making">
            <button
              type="button"
              className="primary"
              disabled={saving || typed.length === 0 || incomplete}
              onClick={() => void save()}
            >
              {t(texts.save, { n: typed.length })}
            </button>
            {incomplete && <span className="small">{t(texts.whyNeeded)}</span>}
          </p>
        </>
      )}
      <div role="status">{outcome && 'saved' in outcome && t(texts.saved, { n: outcome.saved })}</div>
      {outcome && 'problem' in outcome && outcome.problem.code !== 'stale' && (
        <Refused problem={outcome.problem} />
      )}
      {outcome && 'problem' in outcome && outcome.problem.code === 'stale' && (
        <Changed item={marking.item} seen={outcome.seen} />
      )}
    </div>
  )
}

const lettersOf = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0

/** One verdict and one reason for all that are open, facts or lines. */
const FillAll = ({ marking: { fill } }: { marking: Marking }) => {
  const { t } = useLanguage()
  const [choice, choose] = useState<`${'fact' | 'line'} ${Verdict}`>('line conform')
  const [why, setWhy] = useState('')
  const [what, verdict] = choice.split(' ') as ['fact' | 'line', Verdict]
  return (
    <p className="making">
      <label>
        {t(texts.markAll)}{' '}
        <select value={choice} onChange={({ target }) => choose(target.value as typeof choice)}>
          <optgroup label={t(texts.markFacts)}>
            {FACT_MARKS.map((one) => (
              <option key={one} value={`fact ${one}`}>
                {t(texts.markFacts)}: {t(sheetTexts.marks[one])}
              </option>
            ))}
          </optgroup>
          <optgroup label={t(texts.markLines)}>
            {LINE_MARKS.map((one) => (
              <option key={one} value={`line ${one}`}>
                {t(texts.markLines)}: {t(sheetTexts.marks[one])}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      <label>
        {t(texts.why)} <input value={why} onChange={({ target }) => setWhy(target.value)} />
      </label>
      <button type="button" disabled={lettersOf(why) < 2} onClick={() => fill(what, { verdict, why })}>
        {t(texts.fill)}
      </button>
    </p>
  )
}
