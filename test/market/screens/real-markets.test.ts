import { existsSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { stringAt } from '../../../src/arrays/strings.js'
import type { ScreenName } from '../../../src/market/screens/lot-screens.js'
import { type ScreenedMarket, screenMarket } from '../../../src/market/screens/screen-market.js'
import { table } from '../../support/csv.js'
import { auc, REAL, realMarket } from '../../support/real-data.js'

const PUBLISHED: Record<string, ScreenName> = {
  CV: 'cv',
  SPD: 'spd',
  SKEW: 'skew',
  KURT: 'kurt',
  KSTEST: 'ks',
}

describe.skipIf(!existsSync(`${REAL}/ticino`))(
  'Ticino road works (skipped: ../shared/data is absent)',
  () => {
    let screened: ScreenedMarket
    let lots: Map<string, Record<string, string>>
    let ids: string[]
    beforeAll(async () => {
      const market = await realMarket('ticino')
      screened = screenMarket(market)
      ids = Array.from({ length: market.lots.count }, (_, l) => stringAt(market.lots.id, l))
      lots = new Map(table(`${REAL}/ticino/ticino.csv`).map((row) => [row.Tender!, row]))
    })

    it.each(Object.entries(PUBLISHED))(
      '%s is the published column on every lot where it is defined',
      (column, name) => {
        let compared = 0
        for (const [lot, id] of ids.entries()) {
          const ours = screened.screens[name][lot]!
          const theirs = Number(lots.get(id)![column])
          if (Number.isNaN(ours)) expect([id, theirs]).toEqual([id, 0])
          else expect([id, Math.abs(ours - theirs) <= 1e-4]).toEqual([id, true])
          if (!Number.isNaN(ours)) compared++
        }
        expect(compared).toBeGreaterThan(210)
      },
    )

    it('are ranked by the shape of their prices alone with an AUC of 0.85 or more', () => {
      const kept = ids.flatMap((_, lot) => (screened.screens.n[lot]! >= 3 ? [lot] : []))
      expect(kept).toHaveLength(220)
      const truth = kept.map((lot) => Number(lots.get(ids[lot]!)!.Collusive_competitor))
      expect(
        auc(
          kept.map((lot) => screened.score[lot]!),
          truth,
        ),
      ).toBeGreaterThanOrEqual(0.85)
    })
  },
)
