import { useState } from 'react'
import { colourPageTexts as texts } from '../../../texts/console-colours.js'
import { api, queries, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { Loaded } from '../../parts/states.js'
import { Draft } from './draft.js'
import { PolicyTables } from './policy-tables.js'
import { Proposal } from './proposal.js'

/** The policy in force, those that wait for another person, and the draft of one. */
export const Policy = () => {
  const query = api.useQuery('get', '/api/v1/colours/policy')
  return <Loaded query={query}>{(found) => <Shown found={found} />}</Loaded>
}

/** Colours everywhere are asked for anew. */
const coloursChanged = (): Promise<void> =>
  queries.invalidateQueries({
    predicate: ({ queryKey }) =>
      queryKey.some((part) => typeof part === 'string' && /^\/api\/v1\/(colours|leads|items)/.test(part)),
  })

const Shown = ({ found: { policy, waiting } }: { found: Schemas['ColourPolicyInForce'] }) => {
  const { t } = useLanguage()
  const { rights } = useMe()
  const [said, say] = useState('')
  const mayChange = rights.includes('settings-change')
  const settled = (what: string): void => {
    say(what)
    void coloursChanged()
  }
  return (
    <div className="stack">
      <h2>{t(texts.inForce, { version: policy.version })}</h2>
      <PolicyTables policy={policy} />
      <h2>{t(texts.proposals)}</h2>
      <p role="status">{said}</p>
      {waiting.length === 0 && <p className="small">{t(texts.noProposals)}</p>}
      {waiting.map((one) => (
        <Proposal key={one.version} proposed={one} mayApprove={mayChange} settled={settled} />
      ))}
      {mayChange && <Draft key={policy.version} policy={policy} settled={settled} />}
    </div>
  )
}
