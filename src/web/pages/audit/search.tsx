import type { FormEvent } from 'react'
import { Link } from 'wouter'
import { consoleTexts } from '../../../texts/console.js'
import {
  ENTRY_ACTS,
  ENTRY_KINDS,
  ENTRY_PARTS,
  ENTRY_WORDS,
  OUTCOMES,
  auditPageTexts as texts,
} from '../../../texts/console-audit.js'
import { POSITION_WORDS } from '../../../texts/seats.js'
import type { Text } from '../../../texts/text.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useParams } from '../../page/use-param.js'
import { Choice } from '../../parts/choice.js'
import { DayField } from '../../parts/day-field.js'
import { dayFrom } from '../../parts/day-text.js'
import { momentText } from '../../parts/format.js'
import { PagedList } from '../../parts/paged-list.js'
import type { Column } from '../../parts/table/columns.js'
import { actWord } from './act-word.js'

type Entry = Schemas['LogEntry']
const WORDS = ['who', 'id', 'act'] as const
const TIMES = ['from', 'to'] as const

/** Entries by who, thing, act and time; of a thing by its kind and id, who saw it. */
export const Search = () => {
  const { t } = useLanguage()
  const [params] = useParams()
  const query = new URLSearchParams({ limit: '100' })
  for (const name of [...WORDS, 'what', 'outcome']) if (params.get(name)) query.set(name, params.get(name)!)
  for (const name of TIMES) if (params.get(name)) query.set(name, instantOf(params.get(name)!))
  return (
    <>
      <Filters />
      <PagedList
        address={`/api/v1/audit?${query}`}
        caption={t(texts.title)}
        columns={useColumns()}
        keyOf={({ seq }) => String(seq)}
        name="audit"
        empty={<p>{t(texts.none)}</p>}
      />
    </>
  )
}

/** The instant of a moment as it is written in China; what is no moment goes as it is, to be refused. */
const instantOf = (written: string): string => {
  const moment = dayFrom(written, true)
  return moment ? new Date(`${moment.replace(' ', 'T')}:00+08:00`).toISOString() : written
}

const Filters = () => {
  const { t } = useLanguage()
  const [params, change] = useParams()
  const search = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    change(
      Object.fromEntries([...WORDS, ...TIMES].map((name) => [name, String(form.get(name) ?? '').trim()])),
    )
  }
  const labels = { who: texts.whoId, id: texts.id, act: texts.act } as const
  return (
    <form className="filters" role="search" onSubmit={search}>
      {WORDS.map((name) => (
        <label key={name}>
          {t(labels[name])}
          <input
            name={name}
            defaultValue={params.get(name) ?? ''}
            maxLength={200}
            list={name === 'act' ? 'entry-acts' : undefined}
          />
        </label>
      ))}
      <datalist id="entry-acts">
        {Object.entries(ENTRY_ACTS).map(([act, word]) => (
          <option key={act} value={act} label={t(word)} />
        ))}
      </datalist>
      <Choice
        name="what"
        label={t(texts.what)}
        of={Object.entries(ENTRY_KINDS).map(([key, word]) => [key, t(word)])}
      />
      {TIMES.map((name) => (
        <DayField
          key={name}
          label={t(texts[name])}
          name={name}
          value={dayFrom(params.get(name) ?? '', true) ?? ''}
          timed
        />
      ))}
      <Choice
        name="outcome"
        label={t(texts.outcome)}
        of={Object.entries(OUTCOMES).map(([key, word]) => [key, t(word)])}
      />
      <button type="submit" className="primary">
        {t(consoleTexts.query)}
      </button>
    </form>
  )
}

const seatOf = ({ who }: Entry): string =>
  [who.office, who.capacity, who.position].filter(Boolean).join(' · ')

/** Words of what entries name; a list is named by the plural. */
const THINGS: Readonly<Record<string, Text>> = { ...ENTRY_WORDS, ...ENTRY_KINDS }
const PARTS: Readonly<Record<string, Text>> = ENTRY_PARTS
const SEATS: Readonly<Record<string, Text>> = { ...POSITION_WORDS, local: ENTRY_WORDS.local }

/** The kind of thing in words where there are some, with what of it, its id, and how many there were. */
const thingOf = ({ what, id, n }: Entry, t: Tell): string => {
  const [kind = '', ...part] = (what ?? '').split(' ')
  const word = THINGS[kind] ?? THINGS[kind.replace(/s$/, '')]
  return [
    word ? t(word) : kind,
    id,
    ...part.map((one) => (PARTS[one] ? t(PARTS[one]) : one)),
    n === undefined ? undefined : `(${n})`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** The office, and the position in words; the capacity stands in the saved file. */
const seatWords = ({ who: { office, position } }: Entry, t: Tell): string => {
  const word = position === undefined ? undefined : SEATS[position]
  return [office, word ? t(word) : position].filter(Boolean).join(' · ')
}
type Tell = ReturnType<typeof useLanguage>['t']

const useColumns = (): Column<Entry>[] => {
  const { t } = useLanguage()
  return [
    {
      key: 'seq',
      head: t(texts.seq),
      width: '70px',
      numeric: true,
      rowHead: true,
      value: ({ seq }) => seq,
      cell: ({ seq }) => seq,
    },
    {
      key: 'at',
      head: t(texts.at),
      width: '165px',
      value: ({ at }) => at,
      cell: ({ at }) => (at === '' ? '–' : momentText(at)),
    },
    {
      key: 'who',
      head: t(texts.who),
      width: '120px',
      value: ({ who }) => who.user ?? who.key ?? '',
      cell: ({ who }) => who.user ?? who.key ?? '–',
    },
    {
      key: 'seat',
      head: t(texts.seat),
      width: '150px',
      value: seatOf,
      cell: (entry) => seatWords(entry, t) || '–',
    },
    {
      key: 'act',
      head: t(texts.act),
      width: '110px',
      value: ({ act }) => act,
      cell: (entry) => actWord(entry.act, t),
    },
    {
      key: 'thing',
      head: t(texts.thing),
      value: (entry) => thingOf(entry, t),
      cell: (entry) => <Thing entry={entry} />,
    },
    {
      key: 'outcome',
      head: t(texts.outcome),
      width: '110px',
      value: ({ outcome }) => outcome,
      cell: ({ outcome, why }) => `${t(OUTCOMES[outcome])}${why ? ` · ${why}` : ''}`,
    },
    {
      key: 'purpose',
      head: t(texts.purpose),
      width: '160px',
      value: ({ purpose }) => purpose?.why ?? null,
      cell: ({ purpose }) => [purpose?.ref, purpose?.why].filter(Boolean).join(' ') || '–',
    },
  ]
}

/** What an entry tells of, with the way to who else saw it. */
const Thing = ({ entry }: { entry: Entry }) => {
  const { t } = useLanguage()
  const { what, id } = entry
  if (!what || !id) return thingOf(entry, t) || '–'
  const kind = what.split(' ', 1)[0]!
  return (
    <Link href={`?what=${encodeURIComponent(kind)}&id=${encodeURIComponent(id)}`}>{thingOf(entry, t)}</Link>
  )
}
