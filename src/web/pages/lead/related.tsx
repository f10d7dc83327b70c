import { leadListTexts, leadPageTexts as texts } from '../../../texts/console-leads.js'
import type { Text } from '../../../texts/text.js'
import { leadTexts } from '../../../texts/workflow.js'
import { api, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { shareText } from '../../parts/format.js'
import { LeadLink, useLeadColumns } from '../../parts/leads/lead-columns.js'
import { Colour } from '../../parts/leads/marks.js'
import { BidderLink, LotLink, RingLink } from '../../parts/names.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'
import type { LeadPart } from './lead-part.js'

/**
 * What hangs together with the lead: help and consents, other leads about much the same, rings and the rest.
 */
export const Related = ({ item: { id, kind, children, links, about } }: LeadPart) => {
  const names = new Map(about?.members.map((one) => [one.id, one.name]))
  const titles = new Map(about?.lots.map((one) => [one.id, one.title]))
  const { t } = useLanguage()
  const columns = useLeadColumns()
  return (
    <>
      {children.length > 0 && (
        <section className="block">
          <h2>{t(texts.children)}</h2>
          <DataTable
            caption={t(texts.children)}
            columns={columns}
            rows={children}
            keyOf={(one) => one.id}
            dense
          />
        </section>
      )}
      {kind === 'LD' && <Similar id={id} />}
      <div className="panels">
        <Links title={t(texts.ring)} keys={keysOf(links, 'ring')} link={(key) => <RingLink id={key} />} />
        <Links
          title={t(texts.members)}
          keys={keysOf(links, 'bidder')}
          link={(key) => <BidderLink id={key} name={names.get(key)} />}
        />
        <Links
          title={t(texts.lots)}
          keys={keysOf(links, 'lot')}
          link={(key) => <LotLink id={key} title={titles.get(key)} />}
        />
        <Links title={t(texts.kind)} keys={keysOf(links, 'lead')} link={(key) => <LeadLink id={key} />} />
      </div>
    </>
  )
}

const keysOf = (links: readonly { what: string; key: string }[], kind: string): string[] =>
  links.flatMap(({ what, key }) => (what === kind ? [key] : []))

const Links = ({
  title,
  keys,
  link,
}: {
  title: string
  keys: readonly string[]
  link: (key: string) => React.ReactNode
}) =>
  keys.length === 0 ? null : (
    <section className="panel">
      <h2>{title}</h2>
      <ul className="bullets scrolls">
        {keys.map((key) => (
          <li key={key}>{link(key)}</li>
        ))}
      </ul>
    </section>
  )

type Other = Schemas['SimilarLeads']['data'][number]

const Similar = ({ id }: { id: string }) => {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/leads/{id}/similar', { params: { path: { id } } })
  const stateWord = (state: string): string => {
    const word = (leadTexts.states as Readonly<Record<string, Text>>)[state]
    return word ? t(word) : state
  }
  const columns: Column<Other>[] = [
    {
      key: 'id',
      head: t(leadListTexts.id),
      rowHead: true,
      value: (one) => one.id,
      cell: (one) => <LeadLink id={one.id} />,
    },
    {
      key: 'colour',
      head: t(leadListTexts.colour),
      value: ({ colour }) => colour,
      cell: ({ colour }) => <Colour colour={colour} />,
    },
    {
      key: 'state',
      head: t(leadListTexts.state),
      value: ({ state }) => stateWord(state),
      cell: ({ state }) => stateWord(state),
    },
    {
      key: 'members',
      head: t(texts.share),
      numeric: true,
      value: ({ bidders }) => bidders,
      cell: ({ bidders, share }) => `${bidders} (${shareText(share / 1000)})`,
    },
    { key: 'lots', head: t(texts.lots), numeric: true, value: ({ lots }) => lots, cell: ({ lots }) => lots },
  ]
  return (
    <section className="block">
      <h2>{t(texts.similar)}</h2>
      <Loaded query={query}>
        {({ data }) => (
          <>
            <DataTable
              caption={t(texts.similar)}
              columns={columns}
              rows={data}
              keyOf={(one) => one.id}
              empty={<p>{t(texts.noSimilar)}</p>}
            />
            {data.length > 0 && (
              <ListFoot
                address={`/api/v1/leads/${id}/similar`}
                name={`${id}-similar`}
                rows={data}
                columns={columns}
              />
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}
