import { z } from 'zod'
import { lowerFence, quartiles } from './fences.js'
import { indicator } from './indicator.js'
import { float } from './setting-types.js'

/**
 * Price close to the winning bid: the runner-up was barely dearer, as if the winner had known its price.
 *
 *   d ≤ threshold, by default Q1(d) − 1.5·IQR(d) over all processes
 *   (flags the process, value d; winner and runner-up, 0)
 *
 * d is the share by which the second-lowest valid bid lies above the winning one (second-lowest.ts, with what
 * is left out). Silent when Q1 or the fence is not above 0: when a quarter of processes have no difference, 0
 * is no outlier.
 *
 * Cardinal 0.0.8, R024. Fazekas, M., & Tóth, B. (2016). Assessing the potential for detecting collusion in
 * Swedish public procurement. Uppdragsforskningsrapport 2016:3.
 */
export const r024 = indicator({
  code: 'R024',
  settings: z.strictObject({ threshold: float.optional() }),
  start: ({ threshold }, { flags, secondLowest, report }) => ({
    fold: (release) => secondLowest.fold(release),
    finalize() {
      let fence = threshold
      let guard = 1
      if (fence === undefined) {
        const found = quartiles(secondLowest.values())
        fence = lowerFence(found)
        guard = found.q1
        report.meta('R024', found)
      }
      report.meta('R024', { lower_fence: fence })
      if (!(guard > 0 && fence > 0)) return report.silent('R024', 'fence_not_above_zero')
      secondLowest.each((ocid, ratio, winner, runnerUp, place) => {
        if (!(ratio <= fence)) return
        flags.of('OCID', 'R024').set(ocid, ratio, place)
        for (const tenderer of [winner, runnerUp]) {
          flags.of('Tenderer', 'R024').set(tenderer, 0, place)
          if (flags.mapping) flags.tenderersOf('ocid_tenderer_r024').add(ocid, tenderer)
        }
      })
    },
  }),
})
