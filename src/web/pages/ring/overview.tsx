import { ringTexts as texts } from '../../../texts/console-rings.js'
import { listText } from '../../../texts/text.js'
import { useLanguage } from '../../page/language.js'
import { bitsText, shareText } from '../../parts/format.js'
import { BidderLink } from '../../parts/names.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { RingPicture } from '../../pictures/ring-picture.js'
import { Waterfall } from '../../pictures/waterfall.js'
import type { Account, RingPart } from './ring-part.js'

/** Enough to understand the ring in a minute: who, what joins them, what the score is made of. */
export const Overview = ({ account }: RingPart) => (
  <>
    <RingPicture account={account} />
    <Members account={account} />
    {account.associates.length > 0 && <Associates account={account} />}
    <Waterfall account={account} />
  </>
)

type Member = Account['members'][number]

const Members = ({ account: { members } }: RingPart) => {
  const { t } = useLanguage()
  const columns: Column<Member>[] = [
    {
      key: 'name',
      head: t(texts.name),
      rowHead: true,
      value: ({ name }) => name,
      cell: ({ bidderId, name }) => <NameAndId id={bidderId} name={name} />,
    },
    { key: 'role', head: t(texts.role), value: ({ roleName }) => roleName, cell: RoleAndFlags },
    {
      key: 'bids',
      head: t(texts.bidsCount),
      numeric: true,
      value: ({ bids }) => bids,
      cell: ({ bids }) => bids,
    },
    {
      key: 'wins',
      head: t(texts.winsCount),
      numeric: true,
      value: ({ wins }) => wins,
      cell: ({ wins }) => wins,
    },
    {
      key: 'support',
      head: t(texts.support),
      numeric: true,
      value: ({ support }) => support,
      cell: ({ support }) => shareText(support),
    },
  ]
  return (
    <section className="block">
      <h2>{t(texts.members)}</h2>
      <DataTable
        caption={t(texts.members)}
        columns={columns}
        rows={members}
        keyOf={({ bidderId }) => bidderId}
      />
    </section>
  )
}

const RoleAndFlags = ({ roleName, flags }: Member) => (
  <>
    {roleName}
    {flags.map((flag) => (
      <p key={flag} className="small">
        {flag}
      </p>
    ))}
  </>
)

const NameAndId = ({ id, name }: { id: string; name: string }) => (
  <>
    <BidderLink id={id} name={name} />
    {name && <p className="small">{id}</p>}
  </>
)

const Associates = ({ account: { associates } }: RingPart) => {
  const { t, lang } = useLanguage()
  const columns: Column<Account['associates'][number]>[] = [
    {
      key: 'name',
      head: t(texts.name),
      rowHead: true,
      value: ({ name }) => name,
      cell: ({ bidderId, name }) => <NameAndId id={bidderId} name={name} />,
    },
    {
      key: 'tied',
      head: t(texts.tiedTo),
      value: ({ tiedTo }) => listText(tiedTo, lang),
      cell: ({ tiedTo }) => listText(tiedTo, lang),
    },
    {
      key: 'bits',
      head: t(texts.bits),
      numeric: true,
      value: ({ bits }) => bits,
      cell: ({ bits }) => bitsText(bits),
    },
  ]
  return (
    <section className="block">
      <h2>{t(texts.associates)}</h2>
      <p className="small">{t(texts.associatesNote)}</p>
      <DataTable
        caption={t(texts.associates)}
        columns={columns}
        rows={associates}
        keyOf={({ bidderId }) => bidderId}
      />
    </section>
  )
}
