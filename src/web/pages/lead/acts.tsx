import { useEffect, useRef, useState } from 'react'
import { actTexts as texts } from '../../../texts/console-leads.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { useParams } from '../../page/use-param.js'
import type { Item, LeadAct } from '../../parts/leads/do-acts.js'
import { useStateWord } from '../../parts/leads/use-definitions.js'
import { upperFirst } from '../../parts/words.js'
import { ActDialog } from './act-dialog.js'
import type { LeadPart } from './lead-part.js'
import { Makes } from './makes.js'
import { firstOf } from './missing-first.js'
import { Others } from './others.js'

/** What the seat may do, as buttons; what came of the last one; and who may do what else. */
export const Acts = ({ item }: LeadPart) => {
  const { t } = useLanguage()
  const { seat } = useMe()
  const [asking, setAsking] = useState<LeadAct>()
  const [done, setDone] = useState<{ act: LeadAct; item: Item }>()
  const said = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (done) said.current?.focus()
  }, [done])
  return (
    <section className="acts" aria-label={t(texts.title)}>
      {done && <Done {...done} said={said} />}
      <ActButtons item={item} ask={setAsking} />
      {item.acts.length === 0 && <p className="small">{t(seat ? texts.none : texts.noSeat)}</p>}
      {item.makes.length > 0 && <Makes item={item} />}
      <Others item={item} />
      {asking && (
        <ActDialog
          item={item}
          act={asking}
          close={() => setAsking(undefined)}
          done={(changed) => {
            setAsking(undefined)
            setDone({ act: asking, item: changed })
          }}
        />
      )}
    </section>
  )
}

const Done = ({
  act,
  item,
  said,
}: {
  act: LeadAct
  item: Item
  said: React.RefObject<HTMLParagraphElement | null>
}) => {
  const { t, lang } = useLanguage()
  const stateOf = useStateWord(item.kind)
  return (
    <p ref={said} tabIndex={-1} role="status" className="outcome">
      {t(texts.done, { act: upperFirst(act.text[lang]), state: stateOf(item.state) })}
    </p>
  )
}

/** Acts that bring an item on: the first of these that may be done stands out. */
const ONWARD = [
  ...['route', 'redirect', 'sign', 'assign', 'propose', 'mark', 'approve', 'review', 'confirm', 'close'],
  ...['register', 'accept', 'answer', 'take', 'grant', 'pass'],
]

const ActButtons = ({ item: { acts }, ask }: LeadPart & { ask: (act: LeadAct) => void }) => {
  const { t, lang } = useLanguage()
  const [, change] = useParams()
  const open = (act: LeadAct): void => (act.act === 'mark' ? change({ tab: 'sheet' }) : ask(act))
  const first = acts
    .filter(({ enabled, act }) => enabled && ONWARD.includes(act))
    .sort((a, b) => ONWARD.indexOf(a.act) - ONWARD.indexOf(b.act))[0]
  return (
    <div className="act-buttons">
      {acts.map((act) => (
        <button
          key={act.act}
          type="button"
          className={act === first ? 'primary' : undefined}
          onClick={() => open(act)}
        >
          {upperFirst(act.text[lang])}
          {!act.enabled && <span className="lacks">{lacking(act, t)}</span>}
          {act.until && <span className="lacks">{t(texts.until, { day: act.until })}</span>}
        </button>
      ))}
    </div>
  )
}

/** How much is to be done before an act, beside what comes with it. */
const lacking = (act: LeadAct, t: ReturnType<typeof useLanguage>['t']): string => {
  const n = firstOf(act).length
  return n > 0 ? t(texts.lacks, { n }) : ''
}
