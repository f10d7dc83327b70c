import type { ReactNode } from 'react'
import { colourPageTexts } from '../../../texts/console-colours.js'
import { CODE_WORDS, leadPageTexts as texts } from '../../../texts/console-leads.js'
import { clauseText, type Lang, listText, type Text } from '../../../texts/text.js'
import { workflowTexts } from '../../../texts/workflow.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { amountText, momentText } from '../../parts/format.js'
import { LeadLink } from '../../parts/leads/lead-columns.js'
import { Colour } from '../../parts/leads/marks.js'
import { PersonLink } from '../../parts/leads/person-link.js'
import { GradeMark } from '../../parts/level.js'
import { BidderLink, LotLink, RingLink } from '../../parts/names.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'
import { Terms } from '../../parts/terms.js'
import { industryWord, regionWord } from '../../parts/words.js'
import type { LeadPart } from './lead-part.js'
import { PaperParts } from './paper-parts.js'

type About = NonNullable<Schemas['Item']['about']>

/** What the lead is about: where it comes from, facts, bidders, lots, and how it was disposed of. */
export const LeadOverview = ({ item }: LeadPart) => {
  const { about, asked, paper } = item
  return (
    <>
      <Standing item={item} />
      {asked && <Asked item={item} />}
      {paper && <PaperParts item={item} paper={paper} />}
      {about && (
        <>
          <Disposal about={about} />
          <Facts about={about} id={item.id} />
          <Persons item={item} />
          <Subjects about={about} />
        </>
      )}
    </>
  )
}

const Standing = ({ item: { about, cohandlers, copied, handlers, openedAt, closedAt, lead } }: LeadPart) => {
  const { t, lang } = useLanguage()
  const names = (of: readonly { name: string }[]): string =>
    listText(
      of.map(({ name }) => name),
      lang,
    )
  return (
    <Terms
      of={[
        [t(texts.parent), lead && <LeadLink id={lead} />],
        [t(texts.origin), about && originWord(about, t)],
        [t(texts.run), about?.run],
        [t(texts.cohandlers), names(cohandlers)],
        [t(texts.copied), names(copied)],
        [t(texts.handlers), names(handlers)],
        [
          t(texts.industries),
          about &&
            listText(
              about.industries.map((one) => industryWord(one, lang)),
              lang,
            ),
        ],
        [t(texts.amount), about && amountText(about.amountFen, lang)],
        [t(texts.key), about?.keyProject && `${about.keyProject.programme} ${about.keyProject.project}`],
        [t(texts.at), momentText(openedAt)],
        [t(texts.closed), closedAt && momentText(closedAt)],
        [t(texts.repeats), about && repeatWords(about, lang)],
        [t(texts.text), about?.text],
      ]}
    />
  )
}

/** Members that were punished again, each with its decisions. */
const repeatWords = ({ repeats = [], members }: About, lang: Lang): string =>
  clauseText(
    repeats.map(({ bidder, decisions }) => {
      const name = members.find(({ id }) => id === bidder)?.name ?? bidder
      return `${name}: ${listText(
        decisions.map(({ number, day }) => `${number} ${day}`),
        lang,
      )}`
    }),
    lang,
  )

const originWord = ({ origin }: About, t: (text: Text) => string): ReactNode => (
  <>
    {t(texts.origins[origin.kind])} {origin.ring && <RingLink id={origin.ring} />} {origin.rule}
  </>
)

const Asked = ({ item: { asked } }: LeadPart) => {
  const { t } = useLanguage()
  return (
    <section className="block">
      <h2>{t(texts.asked)}</h2>
      <p>
        {['text', 'days', 'until']
          .map((name) => asked?.[name])
          .filter(Boolean)
          .join(' · ')}
      </p>
    </section>
  )
}

const Disposal = ({ about }: { about: About }) => {
  const { t, lang } = useLanguage()
  const { disposal, excluded, conclusion, impact, results, mergedInto, policeGround } = about
  const because: Readonly<Record<string, Text>> = CODE_WORDS.excluded
  return (
    <>
      {policeGround && <p className="warnings">{t(texts.policeGround)}</p>}
      <Terms
        of={[
          [
            t(texts.disposal),
            listText(
              disposal.map((one) => t(workflowTexts.disposals[one])),
              lang,
            ),
          ],
          [t(texts.excludedBecause), excluded && because[excluded] && t(because[excluded])],
          [t(texts.mergedInto), mergedInto && <LeadLink id={mergedInto} />],
          [t(texts.conclusion), conclusion],
          [t(texts.impact), impact],
          [
            t(texts.results),
            clauseText(
              results.map(
                ({ kind, number, authority, day }) => `${kindWord(kind, t)} ${number} ${authority} ${day}`,
              ),
              lang,
            ),
          ],
        ]}
      />
    </>
  )
}

const kindWord = (kind: string, t: (text: Text) => string): string => {
  const word = (workflowTexts.disposals as Readonly<Record<string, Text>>)[kind]
  return word ? t(word) : kind
}

const Facts = ({ about: { facts, moreFacts }, id }: { about: About; id: string }) => {
  const { t, lang } = useLanguage()
  const columns: Column<About['facts'][number]>[] = [
    {
      key: 'rule',
      head: t(texts.rule),
      rowHead: true,
      value: ({ rule, name }) => `${rule} ${name[lang]}`,
      cell: ({ rule, name }) => `${rule} ${name[lang]}`,
    },
    {
      key: 'grade',
      head: t(texts.grade),
      value: ({ grade }) => grade,
      cell: ({ grade }) => <GradeMark grade={grade} />,
    },
    {
      key: 'members',
      head: t(texts.members),
      value: ({ members }) => listText(members, lang),
      cell: ({ members }) => listText(members, lang),
    },
    { key: 'value', head: t(texts.value), value: ({ value }) => value, cell: ({ value }) => value ?? '–' },
    { key: 'lots', head: t(texts.lots), numeric: true, value: ({ lots }) => lots, cell: ({ lots }) => lots },
  ]
  return (
    <section className="block">
      <h2>{t(texts.facts)}</h2>
      <DataTable caption={t(texts.facts)} columns={columns} rows={facts} keyOf={(fact) => fact.id} />
      {moreFacts > 0 && <p className="small">{t(texts.moreFacts, { n: moreFacts })}</p>}
      <ListFoot address={`/api/v1/leads/${id}`} name={`${id}-facts`} rows={facts} columns={columns} />
    </section>
  )
}

/** Whom confirmed facts name, for who may see persons. */
const Persons = ({ item: { persons } }: LeadPart) => {
  const { t } = useLanguage()
  if (persons.length === 0) return null
  return (
    <section className="block">
      <h2>{t(colourPageTexts.persons)}</h2>
      <p className="small">{t(colourPageTexts.personsHint)}</p>
      <ul className="bullets">
        {persons.map((person) => (
          <li key={person.id}>
            <Colour colour={person.colour} /> {t(colourPageTexts.personKinds[person.kind])}{' '}
            <PersonLink person={person} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const Subjects = ({ about: { members, lots } }: { about: About }) => {
  const { t, lang } = useLanguage()
  return (
    <div className="panels">
      <section className="panel">
        <h2>{t(texts.members)}</h2>
        <ul className="bullets">
          {members.map(({ id, name }) => (
            <li key={id}>
              <BidderLink id={id} name={name} />
            </li>
          ))}
        </ul>
      </section>
      <section className="panel">
        <h2>{t(texts.lots)}</h2>
        <ul className="bullets scrolls">
          {lots.map(({ id, title, day, industry, region }) => (
            <li key={id}>
              {day ?? '–'} <LotLink id={id} title={title} />{' '}
              <span className="small">
                {industryWord(industry, lang)} · {regionWord(region, lang)}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
