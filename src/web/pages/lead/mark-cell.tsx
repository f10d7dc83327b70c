import { leadPageTexts as texts } from '../../../texts/console-leads.js'
import { sheetTexts } from '../../../texts/sheet.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import type { Marking } from './marking.js'
import type { Verdict, What } from './marks-of.js'

type Mark = Schemas['CheckSheet']['lines'][number]['mark']

/** A verdict with what it rests on: as it stands, or to be chosen and typed. */
export const MarkCell = ({
  marking: { may, drafted, change },
  what,
  id,
  name,
  mark,
  choices,
}: {
  marking: Marking
  what: What
  id: string
  name: string
  mark: Mark
  choices: readonly Verdict[]
}) => {
  const { t } = useLanguage()
  const said = mark as { verdict: Verdict; why: string } | null
  const now = drafted[`${what} ${id}`] ?? { verdict: said?.verdict ?? ('' as const), why: said?.why ?? '' }
  if (!may)
    return said ? (
      <>
        <b>{t(sheetTexts.marks[said.verdict])}</b> {said.why}
      </>
    ) : (
      <span className="small">{t(texts.notYet)}</span>
    )
  return (
    <span className="mark-cell">
      <select
        aria-label={t(texts.verdictOf, { what: name })}
        value={now.verdict}
        onChange={({ target }) => change(what, id, { ...now, verdict: target.value as Verdict | '' })}
      >
        <option value="">{t(texts.notYet)}</option>
        {choices.map((verdict) => (
          <option key={verdict} value={verdict}>
            {t(sheetTexts.marks[verdict])}
          </option>
        ))}
      </select>
      <input
        aria-label={t(texts.whyOf, { what: name })}
        value={now.why}
        maxLength={4000}
        onChange={({ target }) => change(what, id, { ...now, why: target.value })}
      />
    </span>
  )
}
