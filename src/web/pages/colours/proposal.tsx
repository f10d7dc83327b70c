import { useState } from 'react'
import { colourPageTexts as texts } from '../../../texts/console-colours.js'
import { client, type Problem, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { momentText } from '../../parts/format.js'
import { useSeatWords } from '../../parts/leads/seat-words.js'
import { ProblemNote } from '../../parts/states.js'
import { Changes, type Recoloured } from './changes.js'
import { PolicyTables } from './policy-tables.js'

/** A policy that waits: it is approved once it was seen what it would change. */
export const Proposal = ({
  proposed: { version, policy, by, at, sha256 },
  mayApprove,
  settled,
}: {
  proposed: Schemas['ColourPolicyInForce']['waiting'][number]
  mayApprove: boolean
  settled: (said: string) => void
}) => {
  const { t } = useLanguage()
  const seatOf = useSeatWords()
  const [rows, setRows] = useState<readonly Recoloured[]>()
  const [problem, setProblem] = useState<Problem>()
  const look = async (): Promise<void> => {
    const { version: _version, ...body } = policy
    const { data, error } = await client.POST('/api/v1/colours/policy/preview', { body })
    setRows(data?.rows)
    setProblem(error as Problem | undefined)
  }
  const approve = async (): Promise<void> => {
    const { data, error } = await client.POST('/api/v1/colours/policy/{version}/approval', {
      params: { path: { version } },
      body: { sha256 },
    })
    setProblem(error as Problem | undefined)
    if (data) settled(t(texts.approved, data))
  }
  return (
    <section className="panel stack">
      <h3>{t(texts.proposedBy, { version, by: seatOf(by), at: momentText(at) })}</h3>
      <PolicyTables policy={policy} />
      {mayApprove && <p className="small">{t(texts.approveHint)}</p>}
      {rows && <Changes rows={rows} />}
      {problem && <ProblemNote error={problem} />}
      {mayApprove && (
        <p className="making">
          <button type="button" onClick={() => void look()}>
            {t(texts.tryOut)}
          </button>
          <button type="button" className="primary" disabled={!rows} onClick={() => void approve()}>
            {t(texts.approve, { version })}
          </button>
        </p>
      )}
    </section>
  )
}
