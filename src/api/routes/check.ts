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
    needs: 'rings',
    load: ({ body, checker }) => checker.ask(body),
  })

/** How many bids a lot may have is the configuration's to say. */
export const checkRoutes: Route[] = [
  {
    path: '/lots/check',
    register: (app, parts) => checkLot(parts.config.limits.checkBids).register(app, parts),
  },
]
