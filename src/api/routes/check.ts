import { TABLES } from '../../domain/tables.js'
import type { ValueKind } from '../../domain/value-kind.js'
import type { RawLot } from '../../market/lot-overlay.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { CheckBody, LotCheck } from '../schemas/check.js'

/** The bids of one lot at opening, against the stored graph, without importing them. */
const checkLot = (maxBids: number): Route =>
  read('/lots/check', {
    method: 'POST',
    id: 'checkLot',
    summary: "Flags among one lot's bids, in the import format's column names; nothing is stored",
    tag: 'lots',
    body: CheckBody(maxBids),
    json: LotCheck,
    what: 'lot check',
    access: {
      resource: 'ring',
      classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
      cut: true,
    },
    needs: 'rings',
    load: ({ body, checker, view: { withheld } }) => checker.ask(withoutKinds(body, withheld)),
  })

/** How many bids a lot may have is the configuration's to say. */
export const checkRoutes: Route[] = [
  {
    path: '/lots/check',
    register: (app, parts) => checkLot(parts.config.limits.checkBids).register(app, parts),
  },
]

/** The lot without the columns of these kinds, which therefore count as not given. */
const withoutKinds = ({ lot, bids }: RawLot, kinds: readonly ValueKind[]): RawLot => {
  const left = new Set(
    TABLES.find(({ name }) => name === 'bids')!
      .columns.filter(({ kind }) => kind && kinds.includes(kind))
      .flatMap(({ name, alias }) => [name, alias]),
  )
  const kept = (bid: RawLot['bids'][number]) =>
    Object.fromEntries(Object.entries(bid).filter(([name]) => !left.has(name)))
  return left.size === 0 ? { lot, bids } : { lot, bids: bids.map(kept) }
}
