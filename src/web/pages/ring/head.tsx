import { ringTexts as texts } from '../../../texts/console-rings.js'
import { useLanguage } from '../../page/language.js'
import { amountText, bitsText, countText } from '../../parts/format.js'
import { Level } from '../../parts/level.js'
import { upperFirst } from '../../parts/words.js'
import { RingLeads } from './ring-leads.js'
import type { RingPart } from './ring-part.js'

/** What it is in one sentence, what its level means, and the numbers it stands on. */
export const RingHead = ({ account }: RingPart) => {
  const { t, lang } = useLanguage()
  const { level, sentence, meaning, disclaimer, hinge, current } = account
  return (
    <div className="stack">
      {!current && <p className="warnings">{t(texts.stale)}</p>}
      <p className="lead">
        <Level level={level} /> {sentence}
      </p>
      <dl className="numbers">
        <Count text={t(texts.members)} value={countText(account.members.length)} />
        <Count text={t(texts.lots)} value={countText(account.lots)} />
        <Count text={t(texts.won)} value={amountText(account.amountFen, lang, account.currency)} />
        <Count text={t(texts.score)} value={bitsText(account.score)} />
      </dl>
      <p>
        {upperFirst(meaning)}
        {lang === 'zh' ? '。' : '. '}
        {hinge}
      </p>
      <RingLeads ring={account.ring} />
      <p className="small">{disclaimer}</p>
    </div>
  )
}

const Count = ({ text, value }: { text: string; value: string }) => (
  <div>
    <dt>{text}</dt>
    <dd>{value}</dd>
  </div>
)
