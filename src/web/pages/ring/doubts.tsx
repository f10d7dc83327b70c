import { ringTexts as texts } from '../../../texts/console-rings.js'
import { listText } from '../../../texts/text.js'
import { useLanguage } from '../../page/language.js'
import { DataTable } from '../../parts/table/data-table.js'
import { History } from './history.js'
import type { RingPart } from './ring-part.js'
import { WhatIf } from './what-if.js'

/** What speaks against the ring, what would clear it, what nobody could look at, and what to check next. */
export const Doubts = ({ account }: RingPart) => {
  const { t, lang } = useLanguage()
  return (
    <>
      <div className="panels">
        <Sentences title={t(texts.weakens)} of={account.weakens} />
        <Sentences title={t(texts.hinge)} of={[account.hinge]} />
        <Sentences title={t(texts.clears)} of={account.clears} />
        <Sentences title={t(texts.checks)} of={account.checks} />
        <Outline title={t(texts.belief)} of={account.beliefOutline} />
      </div>
      <WhatIf account={account} />
      <div className="panels">
        <Outline title={t(texts.lotFacts)} of={account.lotFactOutline} />
      </div>
      <History account={account} />
      <section className="block">
        <h2>{t(texts.notEvaluated)}</h2>
        <DataTable
          caption={t(texts.notEvaluated)}
          rows={account.notEvaluated}
          keyOf={({ rule }) => rule}
          columns={[
            { key: 'rule', head: t(texts.rules), rowHead: true, cell: ({ rule, name }) => `${rule} ${name}` },
            { key: 'missing', head: t(texts.missing), cell: ({ missing }) => listText(missing, lang) },
          ]}
        />
      </section>
    </>
  )
}

const Sentences = ({ title, of }: { title: string; of: readonly string[] }) => (
  <Outline title={title} of={of.map((text) => ({ text, under: [] }))} />
)

const Outline = ({ title, of }: { title: string; of: readonly { text: string; under: string[] }[] }) =>
  of.length === 0 ? null : (
    <section className="panel">
      <h2>{title}</h2>
      <ul className="bullets">
        {of.map(({ text, under }, i) => (
          <li key={`${i} ${text}`}>
            {text}
            {under.length > 0 && (
              <ul className="bullets">
                {under.map((one, at) => (
                  <li key={`${at} ${one}`}>{one}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
