import { consoleTexts } from '../../../texts/console.js'
import { runTexts as texts } from '../../../texts/console-runs.js'
import { EVENT_TEXTS } from '../../../texts/rings.js'
import { api, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useParam } from '../../page/use-param.js'
import { bitsText, shareText } from '../../parts/format.js'
import { Level } from '../../parts/level.js'
import { RingLink } from '../../parts/names.js'
import { PagedList } from '../../parts/paged-list.js'
import type { Column } from '../../parts/table/columns.js'
import { eventWord } from './event-word.js'

type Event = Schemas['RunEvent']

/** What became of the rings in a run, one kind at a time if wished. */
export const RunEvents = ({ run }: { run: string }) => {
  const { t } = useLanguage()
  const [event, setEvent] = useParam('event')
  const { data } = api.useQuery('get', '/api/v1/runs/{id}/events', {
    params: { path: { id: run }, query: { limit: 1 } },
  })
  return (
    <section className="block">
      <h2>{t(texts.events)}</h2>
      <div className="filters">
        <label>
          {t(texts.event)}
          <select value={event} onChange={({ target }) => setEvent(target.value)}>
            <option value="">{t(consoleTexts.any)}</option>
            {Object.entries(EVENT_TEXTS).map(([name, text]) => (
              <option key={name} value={name}>
                {t(text, { other: '…' })} ({data?.counts[name] ?? 0})
              </option>
            ))}
          </select>
        </label>
      </div>
      <PagedList
        address={`/api/v1/runs/${run}/events?limit=50${event && `&event=${event}`}`}
        caption={t(texts.events)}
        columns={useEventColumns()}
        keyOf={({ ring, event: what, other }) => `${ring} ${what} ${other}`}
        name={`${run}-events`}
        empty={<p>{t(texts.eventsNone)}</p>}
      />
    </section>
  )
}

const useEventColumns = (): Column<Event>[] => {
  const { t } = useLanguage()
  return [
    {
      key: 'ring',
      head: t(texts.ring),
      width: '110px',
      rowHead: true,
      value: ({ ring }) => ring,
      cell: ({ ring }) => <RingLink id={ring} />,
    },
    {
      key: 'event',
      head: t(texts.event),
      value: (row) => eventWord(row, t),
      cell: (row) => eventWord(row, t),
    },
    {
      key: 'level',
      head: t(texts.levels),
      width: '110px',
      value: ({ level }) => level,
      cell: ({ level }) => (level === null ? '–' : <Level level={level} />),
    },
    {
      key: 'score',
      head: t(texts.score),
      width: '90px',
      numeric: true,
      value: ({ score }) => score,
      cell: ({ score }) => bitsText(score),
    },
    {
      key: 'members',
      head: t(texts.members),
      width: '90px',
      numeric: true,
      value: ({ members }) => members,
      cell: ({ members }) => members ?? '–',
    },
    {
      key: 'likeness',
      head: t(texts.likeness),
      width: '180px',
      numeric: true,
      value: ({ jaccard }) => jaccard,
      cell: ({ jaccard }) => (jaccard === null ? '–' : shareText(jaccard)),
    },
  ]
}
