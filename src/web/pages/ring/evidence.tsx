import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { ringTexts as texts } from '../../../texts/console-rings.js'
import { useLanguage } from '../../page/language.js'
import { bitsText } from '../../parts/format.js'
import { GradeMark } from '../../parts/level.js'
import type { Fact, RingPart } from './ring-part.js'

/** Lots named before the rest is folded away. */
const LOTS_SHOWN = 6

/** The evidence family by family, each fact with its sentence first and all that it rests on below. */
export const Evidence = ({ account }: RingPart) => {
  const { t } = useLanguage()
  const order = [...new Set(account.facts.map(({ family }) => family))]
  const families = order.flatMap((one) => account.families.find(({ family }) => family === one) ?? [])
  return families.map(({ family, name, grade, members, bits }) => (
    <section key={family} className="block">
      <h2>
        {t(texts.familyHead, { family: name, grade: gradeOf(account.facts, family) ?? grade, members })}
      </h2>
      <p className="small">{t(texts.bitsOf, { bits: bitsText(bits) })}</p>
      {account.facts.map((fact, i) =>
        fact.family === family ? (
          <FactCard key={`${i} ${fact.rule}`} fact={fact} id={`fact-${i + 1}`} />
        ) : null,
      )}
    </section>
  ))
}

const gradeOf = (facts: readonly Fact[], family: string): string | undefined =>
  facts.find((fact) => fact.family === family)?.gradeName

const FactCard = ({ fact, id }: { fact: Fact; id: string }) => {
  const { t } = useLanguage()
  return (
    <article className="fact" id={id} aria-labelledby={`${id}-head`}>
      <div className="fact-head">
        <h3 id={`${id}-head`}>
          <Link href={`/rules?at=${fact.rule}`}>{fact.rule}</Link> {fact.name}
        </h3>
        <GradeMark grade={fact.grade} />
        <span className="number">{t(texts.bitsOf, { bits: bitsText(fact.bits) })}</span>
      </div>
      <ul className="bullets sentences">
        {fact.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {fact.notes.map((note) => (
        <p key={note} className="small">
          {t(texts.notes)}: {note}
        </p>
      ))}
      <dl>
        {fact.lots.length > 0 && <Term name={t(texts.onLots)}>{<Lots lots={fact.lots} />}</Term>}
        {fact.days !== '' && <Term name={t(texts.when)}>{fact.days}</Term>}
      </dl>
      <details>
        <summary>{t(texts.more)}</summary>
        <Sources fact={fact} />
      </details>
    </article>
  )
}

const Term = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)

const Lots = ({ lots }: { lots: readonly string[] }) => {
  const { t } = useLanguage()
  const links = lots.map((lot) => (
    <Link key={lot} href={`/lots/${encodeURIComponent(lot)}`} className="id">
      {lot}
    </Link>
  ))
  if (lots.length <= LOTS_SHOWN) return <span className="ids">{links}</span>
  return (
    <details>
      <summary>{t(texts.allLots, { n: lots.length })}</summary>
      <span className="ids">{links}</span>
    </details>
  )
}

const Sources = ({ fact }: { fact: Fact }) => {
  const { t } = useLanguage()
  return (
    <dl>
      {fact.columns.length > 0 && <Term name={t(texts.columns)}>{fact.columns.join(', ')}</Term>}
      {fact.rows.length > 0 && (
        <Term name={t(texts.rows)}>
          {fact.rows.map((row) => (
            <p key={row}>{row}</p>
          ))}
        </Term>
      )}
      {fact.law.length > 0 && (
        <Term name={t(texts.basis)}>
          {fact.law.map(({ id, title, text }) => (
            <p key={id}>
              <b>{title}</b> {text}
            </p>
          ))}
        </Term>
      )}
      {fact.exemptions !== '' && <Term name={t(texts.exemptions)}>{fact.exemptions}</Term>}
    </dl>
  )
}
