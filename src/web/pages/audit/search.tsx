import type { FormEvent } from 'react'
import { Link } from 'wouter'
import { consoleTexts } from '../../../texts/console.js'
import { OUTCOMES, auditPageTexts as texts } from '../../../texts/console-releases.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useParams } from '../../page/use-param.js'
import { Choice } from '../../parts/choice.js'
import { momentText } from '../../parts/format.js'
import { PagedList } from '../../parts/paged-list.js'
import type { Column } from '../../parts/table/columns.js'

type Entry = Schemas['LogEntry']
const WORDS = ['who', 'what', 'id', 'act'] as const
const TIMES = ['from', 'to'] as const

/** Entries by who, thing, act and time; of a thing by its kind and id, who saw it. */
export const Search = () => {
  const { t } = useLanguage()
  const [params] = useParams()
  const query = new URLSearchParams({ limit: '100' })
  for (const name of [...WORDS, 'outcome']) if (params.get(name)) query.set(name, params.get(name)!)
  for (const name of TIMES)
    if (params.get(name)) query.set(name, new Date(`${params.get(name)}:00+08:00`).toISOString())
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
  const labels = { who: texts.whoId, what: texts.what, id: texts.id, act: texts.act } as const
  return (
    <form className="filters" role="search" onSubmit={search}>
      {WORDS.map((name) => (
        <label key={name}>
          {t(labels[name])}
          <input name={name} defaultValue={params.get(name) ?? ''} maxLength={200} />
        </label>
      ))}
      {TIMES.map((name) => (
        <label key={name}>
          {t(texts[name])}
          <input name={name} type="datetime-local" defaultValue={params.get(name) ?? ''} />
        </label>
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
const thingOf = ({ what, id, n }: Entry): string =>
  [what, id, n === undefined ? undefined : `(${n})`].filter(Boolean).join(' ')

const useColumns = (): Column<Entry>[] => {
  const { t } = useLanguage()
  return [
    {
      key: 'seq',
      head: t(texts.seq),
      width: '90px',
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
      width: '200px',
      value: seatOf,
      cell: (entry) => seatOf(entry) || '–',
    },
    { key: 'act', head: t(texts.act), width: '150px', value: ({ act }) => act, cell: ({ act }) => act },
    { key: 'thing', head: t(texts.thing), value: thingOf, cell: (entry) => <Thing entry={entry} /> },
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
      width: '200px',
      value: ({ purpose }) => purpose?.why ?? null,
      cell: ({ purpose }) => [purpose?.ref, purpose?.why].filter(Boolean).join(' ') || '–',
    },
  ]
}

/** What an entry tells of, with the way to who else saw it. */
const Thing = ({ entry }: { entry: Entry }) => {
  const { what, id } = entry
  if (!what || !id) return thingOf(entry) || '–'
  const kind = what.split(' ', 1)[0]!
  return <Link href={`?what=${encodeURIComponent(kind)}&id=${encodeURIComponent(id)}`}>{thingOf(entry)}</Link>
}
