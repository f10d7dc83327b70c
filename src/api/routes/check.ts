import { z } from 'zod'
import { RULES, ruleReading } from '../../rules/index.js'
import type { LotChecker } from '../../service/lot-checker.js'
import type { ApiParts } from '../api.js'
import type { Api } from '../app-type.js'
import { describe } from '../describe.js'
import { CheckBody, LotFlag } from '../schemas.js'

const Checked = z
  .object({
    flags: z.array(LotFlag),
    notEvaluated: z.array(z.object({ rule: z.string(), missing: z.array(z.string()) })),
  })
  .meta({
    id: 'LotCheck',
    examples: [
      {
        flags: [{ rule: RULES[0]!.id, grade: '强', members: ['A', 'D'], lots: ['NEW'], bits: 11.2 }],
        notEvaluated: [{ rule: ruleReading('login'), missing: ['bids.deposit_account'] }],
      },
    ],
  })

/** The bids of one lot at opening, against the stored graph, without importing them. */
export const checkRoutes =
  ({ gate, config }: ApiParts, checker: LotChecker) =>
  async (app: Api): Promise<void> => {
    app.post(
      '/lots/check',
      {
        schema: describe({
          id: 'checkLot',
          summary: "Flags among one lot's bids, in the import format's column names; nothing is stored",
          tag: 'lots',
          body: CheckBody(config.limits.checkBids).meta({
            id: 'LotCheckRequest',
            examples: [
              {
                lot: { lot_id: 'NEW' },
                bids: [
                  { bidder_id: 'A', amount: '900000.00', mac: 'F8:75:A4:1B:2C:3D' },
                  { bidder_id: 'D', amount: '905000.00', mac: 'F8:75:A4:1B:2C:3D' },
                ],
              },
            ],
          }),
          json: Checked,
        }),
      },
      async (request, reply) =>
        gate.read(request, reply, {
          what: 'lot check',
          needs: 'rings',
          load: () => checker.ask(request.body),
        }),
    )
  }
