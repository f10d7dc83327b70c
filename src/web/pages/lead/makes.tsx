import { useState } from 'react'
import { useLocation } from 'wouter'
import { actTexts, itemPageTexts as texts } from '../../../texts/console-leads.js'
import type { Problem } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Ask } from '../../parts/ask.js'
import { leadsChanged, type Making, makePaper } from '../../parts/leads/do-acts.js'
import { addressOfItem } from '../../parts/leads/lead-columns.js'
import { Refused } from '../../parts/leads/refused.js'
import { upperFirst } from '../../parts/words.js'
import { ActFields } from './act-fields.js'
import type { LeadPart } from './lead-part.js'
import { firstOf } from './missing-first.js'
import { inputOf } from './read-input.js'

/** Papers that the seat may make of the item: what is made is opened. */
export const Makes = ({ item }: LeadPart) => {
  const { t, lang } = useLanguage()
  const [asking, setAsking] = useState<Making>()
  return (
    <div className="act-buttons makes">
      <span className="small">{t(texts.makes)}</span>
      {item.makes.map((making) => (
        <button key={making.kind} type="button" onClick={() => setAsking(making)}>
          {upperFirst(making.text[lang])}
          {firstOf(making).length > 0 && (
            <span className="lacks">{t(actTexts.lacks, { n: firstOf(making).length })}</span>
          )}
        </button>
      ))}
      {asking && <MakeDialog item={item} making={asking} close={() => setAsking(undefined)} />}
    </div>
  )
}

const MakeDialog = ({ item, making, close }: LeadPart & { making: Making; close: () => void }) => {
  const { t, lang } = useLanguage()
  const [, go] = useLocation()
  const [sent, setSent] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const first = firstOf(making)
  const make = async (form: FormData): Promise<void> => {
    setSent(true)
    const wanted = { kind: making.kind, parent: item.id, input: inputOf(making, form) }
    const answer = await makePaper(wanted, lang).catch(() => ({ problem: NO_NETWORK }))
    setSent(false)
    if ('problem' in answer) return setProblem(answer.problem)
    await leadsChanged()
    go(addressOfItem(answer.item.id))
  }
  const name = upperFirst(making.text[lang])
  return (
    <Ask
      title={`${name} · ${item.id}`}
      act={sent ? t(actTexts.doing) : name}
      onAct={(form) => void make(form)}
      onClose={close}
      blocked={sent || first.length > 0}
    >
      {first.length > 0 && (
        <ul className="bullets warnings">
          {first.map(({ pointer, detail }) => (
            <li key={`${pointer} ${detail.en}`}>{detail[lang]}</li>
          ))}
        </ul>
      )}
      {problem && <Refused problem={problem} />}
      <ActFields item={item} act={{ act: 'create', input: making.input }} problem={problem} noted={false} />
    </Ask>
  )
}

const NO_NETWORK = { code: 'offline', detail: '' } as unknown as Problem
