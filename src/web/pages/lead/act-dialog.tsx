import { useEffect, useRef, useState } from 'react'
import { actTexts as texts } from '../../../texts/console-leads.js'
import { api, type Problem } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Ask } from '../../parts/ask.js'
import { type ActInput, doAct, type Item, type LeadAct, leadsChanged } from '../../parts/leads/do-acts.js'
import { Refused } from '../../parts/leads/refused.js'
import { useActWord, useStateWord } from '../../parts/leads/use-definitions.js'
import { upperFirst } from '../../parts/words.js'
import { ActFields } from './act-fields.js'
import { Changed } from './changed.js'
import { firstOf } from './missing-first.js'
import { inputOf } from './read-input.js'

interface DialogProps {
  item: Item
  act: LeadAct
  close: () => void
  done: (changed: Item) => void
}

/**
 * Asks what comes with an act and says all that is missing. Where the item was changed meanwhile nothing is
 * sent over it: what changed is shown, what was typed stays, and it is taken again by who wants it still.
 */
export const ActDialog = (props: DialogProps) => {
  const { t, lang } = useLanguage()
  const { item, close } = props
  const offered = item.acts.find((one) => one.act === props.act.act)
  const act = offered ?? props.act
  const { submit, state, problem, seen } = useSubmit(props)
  const first = firstOf(act)
  const isStale = problem?.code === 'stale'
  const errors = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) errors.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  const name = upperFirst(act.text[lang])
  const blocked = first.length > 0 || act.needsAnother !== null || (seen !== item.version && !offered)
  return (
    <Ask
      title={`${name} · ${item.id}`}
      act={state === 'sent' ? t(texts.doing) : isStale ? t(texts.again) : name}
      onAct={(form) => void submit(form)}
      onClose={close}
      blocked={blocked || state === 'sent'}
    >
      <Before act={act} item={item} />
      <div ref={errors}>
        {problem && !isStale && <Refused problem={problem} />}
        {isStale && <Changed item={item} seen={seen} />}
        {isStale && !offered && <Gone item={item} />}
      </div>
      <ActFields item={item} act={act} problem={isStale ? undefined : problem} />
    </Ask>
  )
}

/** What is to be done first, and what undoing means. */
const Before = ({ act, item }: Pick<DialogProps, 'act' | 'item'>) => {
  const { t, lang } = useLanguage()
  const wordOf = useActWord(item.kind)
  const first = firstOf(act)
  return (
    <>
      {act.needsAnother !== null && (
        <p className="warnings">{t(texts.another, { act: wordOf(act.needsAnother) })}</p>
      )}
      {first.length > 0 && (
        <div className="warnings">
          <p>{t(texts.first, { n: first.length })}</p>
          <ul className="bullets scrolls">
            {first.map(({ pointer, detail }) => (
              <li key={`${pointer} ${detail.en}`}>{detail[lang]}</li>
            ))}
          </ul>
        </div>
      )}
      {act.act === 'undo' && <UndoMeans item={item} />}
    </>
  )
}

/** The act that is taken back: the last one. */
const UndoMeans = ({ item: { id } }: Pick<DialogProps, 'item'>) => {
  const { t, lang } = useLanguage()
  const { data } = api.useQuery('get', '/api/v1/items/{id}/events', { params: { path: { id } } })
  const last = data?.data.at(-1)
  return <p>{last && t(texts.undoMeans, { act: upperFirst(last.text[lang]) })}</p>
}

const Gone = ({ item }: Pick<DialogProps, 'item'>) => {
  const { t } = useLanguage()
  const stateOf = useStateWord(item.kind)
  return <p className="warnings">{t(texts.staleGone, { state: stateOf(item.state) })}</p>
}

const useSubmit = ({ item, act, done }: DialogProps) => {
  const { lang } = useLanguage()
  const [state, setState] = useState<'ready' | 'sent'>('ready')
  const [problem, setProblem] = useState<Problem>()
  /** the version that the reader has seen, and the key of the try: a lost answer is asked for again by it */
  const [seen, setSeen] = useState(item.version)
  const tried = useRef<{ text: string; key: string }>(undefined)
  const submit = async (form: FormData): Promise<void> => {
    const version = problem?.code === 'stale' ? item.version : seen
    const input: ActInput = inputOf(act, form)
    const note = String(form.get('note') ?? '').trim()
    const text = JSON.stringify([version, input, note])
    if (tried.current?.text !== text) tried.current = { text, key: crypto.randomUUID() }
    setSeen(version)
    setState('sent')
    const asked = { item: { id: item.id, version }, act: act.act, input, note, lang, key: tried.current.key }
    const answer = await doAct(asked).catch(() => ({ problem: NO_NETWORK }))
    setState('ready')
    if ('problem' in answer) {
      setProblem(answer.problem)
      if (answer.problem.code !== 'offline') await leadsChanged()
      return
    }
    done(answer.item)
    await leadsChanged()
  }
  return { submit, state, problem, seen }
}

const NO_NETWORK = { code: 'offline', detail: '' } as unknown as Problem
