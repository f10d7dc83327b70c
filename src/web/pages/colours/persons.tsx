import { colourPageTexts as texts } from '../../../texts/console-colours.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { momentText } from '../../parts/format.js'
import { LeadLink } from '../../parts/leads/lead-columns.js'
import { Colour } from '../../parts/leads/marks.js'
import { PersonLink } from '../../parts/leads/person-link.js'
import { PagedList } from '../../parts/paged-list.js'
import type { Column } from '../../parts/table/columns.js'

type Person = Schemas['ColouredPersonList']['data'][number]

/** Persons whom confirmed facts of leads name, the gravest first. */
export const Persons = () => {
  const { t } = useLanguage()
  const columns: Column<Person>[] = [
    {
      key: 'person',
      head: t(texts.number),
      rowHead: true,
      value: ({ value }) => value,
      cell: (person) => <PersonLink person={person} />,
    },
    {
      key: 'kind',
      head: t(texts.personKind),
      value: ({ kind }) => t(texts.personKinds[kind]),
      cell: ({ kind }) => t(texts.personKinds[kind]),
    },
    {
      key: 'colour',
      head: t(texts.colour),
      value: ({ colour }) => colour,
      cell: ({ colour }) => <Colour colour={colour} />,
    },
    {
      key: 'since',
      head: t(texts.since),
      value: ({ since }) => since,
      cell: ({ since }) => since && momentText(since),
    },
    {
      key: 'leads',
      head: t(texts.leads),
      value: ({ leads }) => leads.join(' '),
      cell: ({ leads }) => leads.map((id) => <LeadLink key={id} id={id} />),
    },
  ]
  return (
    <>
      <p className="small">{t(texts.personsHint)}</p>
      <PagedList
        address="/api/v1/colours/persons?limit=100"
        caption={t(texts.persons)}
        columns={columns}
        keyOf={({ id }) => id}
        name="coloured-persons"
        empty={<p>{t(texts.noPersons)}</p>}
      />
    </>
  )
}
