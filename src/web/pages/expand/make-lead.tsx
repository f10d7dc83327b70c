import { useState } from 'react'
import { useLocation } from 'wouter'
import { expandTexts as texts } from '../../../texts/console-expand.js'
import { actTexts } from '../../../texts/console-leads.js'
import { listText } from '../../../texts/text.js'
import { client, type Problem } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { Ask } from '../../parts/ask.js'
import { leadsChanged } from '../../parts/leads/do-acts.js'
import { addressOfItem } from '../../parts/leads/lead-columns.js'
import { Refused } from '../../parts/leads/refused.js'
import { markOf, useColours } from '../../parts/leads/use-colours.js'
import type { Node } from './graph.js'

/** Ids of nodes of a type, as the service has them: `bidder:X` is the bidder X. */
const idsOf = (nodes: readonly Node[], type: 'bidder' | 'lot'): string[] =>
  nodes.flatMap((node) => (node.type === type ? [node.id.slice(type.length + 1)] : []))

/**
 * Offers a lead of what is chosen to a seat that makes leads by hand; it is about a firm or a lot at least.
 */
export const LeadOfChosen = ({ nodes }: { nodes: readonly Node[] }) => {
  const { t } = useLanguage()
  const { rights } = useMe()
  const [making, setMaking] = useState(false)
  const isSubject = nodes.some(({ type }) => type === 'bidder' || type === 'lot')
  if (!rights.includes('make-lead')) return null
  return (
    <>
      <button
        type="button"
        disabled={!isSubject}
        title={isSubject ? undefined : t(texts.noFirmOrLot)}
        onClick={() => setMaking(true)}
      >
        {t(texts.makeLead)}
      </button>
      {making && <MakeLead nodes={nodes} close={() => setMaking(false)} />}
    </>
  )
}

/**
 * Asks what a lead by hand takes, of chosen firms and lots; what else is chosen and the address of the
 * picture stand in its words. The lead that was made is opened.
 */
const MakeLead = ({ nodes, close }: { nodes: readonly Node[]; close: () => void }) => {
  const { t, lang } = useLanguage()
  const [, go] = useLocation()
  const colours = useColours()
  const [sent, setSent] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const similar = similarIn(problem)
  const labels = (type: Node['type']): string =>
    listText(
      nodes.filter((node) => node.type === type).map(({ label }) => label),
      lang,
    ) || '–'
  const others = nodes.filter(({ type }) => type !== 'bidder' && type !== 'lot').map(({ label }) => label)
  const make = async (form: FormData): Promise<void> => {
    setSent(true)
    const { data, error } = await client
      .POST('/api/v1/leads', {
        body: {
          colour: String(form.get('colour')),
          text: String(form.get('text')),
          source: t(texts.leadSource),
          bidders: idsOf(nodes, 'bidder'),
          lots: idsOf(nodes, 'lot'),
          separate: form.has('separate') ? similar : [],
          rules: [],
        },
        headers: { 'accept-language': lang },
      })
      .catch(() => ({ data: undefined, error: NO_NETWORK }))
    setSent(false)
    if (!data) return setProblem(error as Problem)
    await leadsChanged()
    go(addressOfItem(data.id))
  }
  return (
    <Ask
      title={t(texts.makeLead)}
      act={t(sent ? actTexts.doing : texts.makeLead)}
      onAct={(form) => void make(form)}
      onClose={close}
      blocked={sent}
    >
      <p>{t(texts.makeLeadOf, { firms: labels('bidder'), lots: labels('lot') })}</p>
      {problem && <Refused problem={problem} />}
      {similar.length > 0 && (
        <label>
          <input type="checkbox" name="separate" />
          {t(texts.separate, { ids: listText(similar, lang) })}
        </label>
      )}
      <label className="field">
        {t(texts.leadColour)}
        <select name="colour" defaultValue={colours.at(-1)?.code}>
          {colours.map((colour) => (
            <option key={colour.code} value={colour.code}>
              {markOf(colour)} {colour.text[lang]}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {t(texts.leadText)}
        <textarea
          name="text"
          required
          minLength={10}
          maxLength={4000}
          rows={5}
          defaultValue={t(texts.leadTextGiven, {
            things: listText(others, lang) || '–',
            address: `${location.pathname}${location.search}`,
          })}
        />
      </label>
    </Ask>
  )
}

/** Open leads about much the same, as the refusal names them. */
const similarIn = (problem: Problem | undefined): string[] => [
  ...new Set((problem?.errors ?? []).flatMap(({ detail }) => detail.match(/LD-\d{4}-\d+/g) ?? [])),
]

const NO_NETWORK = { code: 'offline', detail: '' } as unknown as Problem
