import { z } from 'zod'
import { quartiles, upperFence } from './fences.js'
import { indicator } from './indicator.js'
import { float } from './setting-types.js'

/**
 * Heavily discounted bid: the winner is far below everybody else.
 *
 *   d ≥ threshold, by default Q3(d) + 1.5·IQR(d) over all processes
 *   (flags the process, value d; the winner, 0)
 *
 * d is the share by which the second-lowest valid bid lies above the winning one (second-lowest.ts, with what
 * is left out). Silent when the fence is not above 0.
 *
 * Cardinal 0.0.8, R058. Imhof, D., Karagök, Y., & Rutz, S. (2018). Screening for Bid Rigging: Does It Work?
 * Journal of Competition Law & Economics, 14(2).
 */
export const r058 = indicator({
  code: 'R058',
  settings: z.strictObject({ threshold: float.optional() }),
  start: ({ threshold }, { flags, secondLowest, report }) => ({
    fold: (release) => secondLowest.fold(release),
    finalize() {
      let fence = threshold
      if (fence === undefined) {
        const found = quartiles(secondLowest.values())
        fence = upperFence(found)
        report.meta('R058', found)
      }
      report.meta('R058', { upper_fence: fence })
      if (!(fence > 0)) return report.silent('R058', 'fence_not_above_zero')
      secondLowest.each((ocid, ratio, winner, _runnerUp, place) => {
        if (!(ratio >= fence)) return
        flags.of('OCID', 'R058').set(ocid, ratio, place)
        flags.of('Tenderer', 'R058').set(winner, 0, place)
        if (flags.mapping) flags.tenderersOf('ocid_tenderer_r058').add(ocid, winner)
      })
    },
  }),
})
