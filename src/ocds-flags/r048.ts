import { z } from 'zod'
import { doubled } from '../arrays/grow.js'
import { quartiles, upperFence } from './fences.js'
import { indicator } from './indicator.js'
import { COMPUTED } from './outcome.js'
import { type PackedPairs, PairSet } from './pair-set.js'
import { AwardStatus, type Release } from './release.js'
import { count } from './setting-types.js'

/**
 * Heterogeneous supplier: one supplier of very different things.
 *
 *   distinct first `digits` (2) characters of item classification ids ≥ threshold, by default Q3 + 1.5·IQR
 *   (flags the tenderer, value the number of them)
 *
 * Over active awards with one supplier: of several, it is not known who supplies what. Only suppliers seen in
 * `minimum_contracting_processes` (20) or more take part.
 *
 * Cardinal 0.0.8, R048. Fazekas, M., Tóth, I. J., & King, L. P. (2016). An Objective Corruption Risk Index
 * Using Public Procurement Data. European Journal on Criminal Policy and Research, 22(3).
 */
export const r048 = indicator({
  code: 'R048',
  settings: z.strictObject({
    digits: count.default(2),
    threshold: count.optional(),
    minimum_contracting_processes: count.default(20),
  }),
  start: ({ digits, threshold, minimum_contracting_processes: minimum }, { flags, report, words }) => {
    const supplied = new PairSet()
    let processes = new Float64Array(256)
    let lastSeen = new Float64Array(256).fill(-1)
    const hold = (supplier: number): void => {
      if (supplier < processes.length) return
      const known = processes.length
      processes = doubled(processes, supplier + 1)
      lastSeen = doubled(lastSeen, supplier + 1).fill(-1, known)
    }
    return {
      fold(release) {
        let seen = false
        for (let award = 0; award < release.awards; award++) {
          if (release.awardStatus[award] !== AwardStatus.active) continue
          if (release.awardSuppliersCount[award] !== 1 || release.awardItemsCount[award]! < 1) continue
          const supplier = release.suppliers.at[release.awardSuppliersFrom[award]!]!
          if (supplier < 0) continue
          seen = true
          hold(supplier)
          if (lastSeen[supplier] !== release.place) {
            lastSeen[supplier] = release.place
            processes[supplier]!++
          }
          const from = release.awardItemsFrom[award]!
          for (let item = from; item < from + release.awardItemsCount[award]!; item++) {
            const start = release.itemClassStarts.at[item]!
            const end = endOfPrefix(release, start, release.itemClassEnds.at[item]!, digits)
            supplied.add(supplier, words.classes.of(release.bytes, start, end))
          }
        }
        return seen ? COMPUTED : 'no_classified_item_of_a_sole_supplier'
      },
      part: () => ({ supplied: supplied.packed(), processes }),
      reduce: (
        part: { supplied: PackedPairs; processes: Float64Array },
        { organisations, classes }: { organisations: Int32Array; classes: Int32Array },
      ) => {
        const { firsts, seconds } = part.supplied
        for (let i = 0; i < firsts.length; i++) {
          hold(organisations[firsts[i]!]!)
          supplied.add(organisations[firsts[i]!]!, classes[seconds[i]!]!)
        }
        for (let i = 0; i < organisations.length; i++)
          if (part.processes[i]! > 0) processes[organisations[i]!]! += part.processes[i]!
      },
      finalize() {
        const varieties = new Float64Array(processes.length)
        for (let i = 0; i < supplied.count; i++) varieties[supplied.firsts[i]!]!++
        const suppliers: number[] = []
        for (let i = 0; i < processes.length; i++)
          if (varieties[i]! > 0) {
            if (processes[i]! >= minimum) suppliers.push(i)
            else report.notComputable('R048', 'Tenderer', i, 'too_few_processes')
          }
        let fence = threshold
        if (fence === undefined) {
          const found = quartiles(suppliers.map((supplier) => varieties[supplier]!))
          fence = upperFence(found)
          report.meta('R048', found)
        }
        report.meta('R048', { upper_fence: fence })
        for (const supplier of suppliers)
          if (varieties[supplier]! >= fence)
            flags.of('Tenderer', 'R048').set(supplier, varieties[supplier]!, 0)
      },
    }
  },
})

/** Where the first `characters` characters (not bytes) of a text end. */
const endOfPrefix = ({ bytes }: Release, start: number, end: number, characters: number): number => {
  let at = start
  for (let taken = 0; at < end; at++) if ((bytes[at]! & 0xc0) !== 0x80 && taken++ === characters) return at
  return end
}
