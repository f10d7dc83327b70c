import { Link } from 'wouter'
import { leadListTexts as texts } from '../../../texts/console-leads.js'
import type { Schemas } from '../../api/client.js'
import { useOfficeName } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import type { Column } from '../table/columns.js'
import { Colour, Light } from './marks.js'

export type ItemRow = Schemas['ItemRow']

/** What a list says of each lead, and of help and consents that belong to one. */
export const useLeadColumns = (): Column<ItemRow>[] => {
  const { t, lang } = useLanguage()
  const hostOf = useHostWords()
  return [
    {
      key: 'colour',
      head: t(texts.colour),
      width: lang === 'zh' ? '76px' : '104px',
      value: ({ colour }) => colour,
      cell: ({ colour }) => <Colour colour={colour} />,
    },
    {
      key: 'id',
      head: t(texts.id),
      width: '142px',
      rowHead: true,
      value: ({ id }) => id,
      cell: ({ id }) => <LeadLink id={id} />,
    },
    {
      key: 'about',
      head: t(texts.about),
      value: ({ summary }) => summary[lang],
      cell: (row) => <About {...row} />,
    },
    {
      key: 'state',
      head: t(texts.state),
      width: lang === 'zh' ? '96px' : '138px',
      value: ({ stateText }) => stateText[lang],
      cell: ({ stateText }) => stateText[lang],
    },
    {
      key: 'host',
      head: t(texts.host),
      width: lang === 'zh' ? '230px' : '240px',
      value: hostOf,
      cell: (row) => <span title={hostOf(row)}>{hostOf(row)}</span>,
    },
    {
      key: 'due',
      head: t(texts.due),
      width: '104px',
      value: ({ due }) => due,
      cell: ({ due }) => due ?? '–',
    },
    {
      key: 'light',
      head: t(texts.light),
      width: lang === 'zh' ? '100px' : '118px',
      value: ({ light }) => light,
      cell: ({ light }) => <Light light={light} />,
    },
  ]
}

const About = ({ summary, care }: ItemRow) => {
  const { t, lang } = useLanguage()
  return (
    <span title={summary[lang]}>
      {care && <b>{t(texts.care)} </b>}
      {summary[lang]}
    </span>
  )
}

/** Who handles it; before that is decided, who the routing rows name. */
const useHostWords = (): ((row: ItemRow) => string) => {
  const { t } = useLanguage()
  const nameOf = useOfficeName()
  return ({ host, proposal }) => {
    if (host) return host.name
    if (!proposal) return '–'
    const { hostName, cohandlers, row } = proposal
    if (hostName === null) return t(texts.noProposal)
    const hosts = [hostName, ...cohandlers.map(nameOf)].join(' + ')
    return t(texts.proposed, { host: row === null ? hosts : `${hosts} · ${row}` })
  }
}

/** Leads, help and consents have one address, papers of their own another. */
export const addressOfItem = (id: string): string =>
  `/${/^(?:LD|CH|EX)-/.test(id) ? 'leads' : 'items'}/${encodeURIComponent(id)}`

export const LeadLink = ({ id }: { id: string }) => <Link href={addressOfItem(id)}>{id}</Link>
