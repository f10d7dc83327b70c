import { doubled } from '../arrays/grow.js'
import type { Flags } from './flags.js'
import { Latest, type PackedLatest, type PlaceInFile } from './latest.js'
import type { Numbers } from './numbers.js'
import { COMPUTED, type Outcome } from './outcome.js'
import { AwardStatus, BidStatus, type Release } from './release.js'

/** Which prices may be compared, and the numbers of the releases: of `Folding`. */
export interface ComparedPrices {
  readonly flags: Flags
  inMainCurrency(release: Release, bid: number): boolean
  comparesPrices(release: Release): boolean
}

/**
 * How far the second-lowest valid bid lies above the winning one, for each contracting process:
 *
 *   d = (b − w) / w,  w the lowest valid bid of the winner, b the lowest valid one of another tenderer
 *
 * Defined when every award is final and exactly one is active, with one supplier; when the winner and
 * somebody else have a valid bid, made alone, in the main currency; and when no other's bid is lower than the
 * winner's: then price was not the only criterion. Bids of several tenderers and awards to several suppliers
 * are left out, since who bid with whom is not known well enough to compare.
 *
 * R024 and R058 share these: whoever folds a release first makes them for both. Where both bids are zero
 * there is no ratio; Cardinal lets such a NaN into its quartiles, which then vary from run to run, or it ends
 * in a panic.
 */
export class SecondLowest {
  private readonly folding: ComparedPrices
  private readonly ratios = new Latest()
  /** by row of `ratios` */
  private winners = new Int32Array(64)
  private runnersUp = new Int32Array(64)
  private place = -1
  private outcome: Outcome

  constructor(folding: ComparedPrices) {
    this.folding = folding
  }

  fold(release: Release): Outcome {
    if (release.place !== this.place) {
      this.place = release.place
      this.outcome = this.compare(release)
    }
    return this.outcome
  }

  values(): Float64Array {
    return this.ratios.allValues()
  }

  /** Every ratio with its process, the winner and the runner-up, and the place in the file. */
  each(visit: (ocid: number, ratio: number, winner: number, runnerUp: number, place: number) => void): void {
    this.ratios.each((ocid, ratio, place, row) => {
      visit(ocid, ratio, this.winners[row]!, this.runnersUp[row]!, place)
    })
  }

  part(placeInFile: PlaceInFile): SecondLowestPart {
    return {
      ratios: this.ratios.packed(placeInFile),
      winners: this.winners.slice(0, this.ratios.size),
      runnersUp: this.runnersUp.slice(0, this.ratios.size),
    }
  }

  reduce({ ratios, winners, runnersUp }: SecondLowestPart, { ocids, organisations }: Numbers): void {
    const { keys, values, places } = ratios
    for (let i = 0; i < keys.length; i++) {
      const row = this.ratios.set(ocids[keys[i]!]!, values[i]!, places[i]!)
      if (row >= 0) this.name(row, organisations[winners[i]!]!, organisations[runnersUp[i]!]!)
    }
  }

  private name(row: number, winner: number, runnerUp: number): void {
    if (row >= this.winners.length) {
      this.winners = doubled(this.winners, row + 1)
      this.runnersUp = doubled(this.runnersUp, row + 1)
    }
    this.winners[row] = winner
    this.runnersUp[row] = runnerUp
  }

  private compare(release: Release): Outcome {
    const { folding } = this
    if (!folding.comparesPrices(release)) return 'prices_not_compared'
    const supplier = soleSupplier(release)
    if (typeof supplier === 'string') return supplier
    let winning = Number.NaN
    let lowest = Number.NaN
    let runnerUp = -1
    for (let bid = 0; bid < release.bids; bid++) {
      if (release.bidStatus[bid] !== BidStatus.valid || release.bidTenderersCount[bid] !== 1) continue
      const tenderer = release.tenderers.at[release.bidTenderersFrom[bid]!]!
      const amount = release.bidAmount[bid]!
      const currency = release.bidCurrency[bid]!
      if (tenderer < 0 || Number.isNaN(amount) || currency < 0 || !folding.inMainCurrency(release, bid))
        continue
      if (tenderer === supplier) {
        if (!(winning <= amount)) winning = amount
      } else if (!(lowest <= amount)) {
        lowest = amount
        runnerUp = tenderer
      }
    }
    if (Number.isNaN(winning)) return 'no_comparable_bid_of_the_winner'
    if (Number.isNaN(lowest)) return 'no_other_comparable_bid'
    if (lowest < winning) return 'winner_not_lowest'
    const ratio = (lowest - winning) / winning
    if (Number.isNaN(ratio)) return 'bids_of_zero'
    this.name(this.ratios.set(folding.flags.ocid(release), ratio, release.place), supplier, runnerUp)
    return COMPUTED
  }
}

export interface SecondLowestPart {
  ratios: PackedLatest
  winners: Int32Array
  runnersUp: Int32Array
}

/** The one supplier of the one active award, when every award is final; else the reason. */
export const soleSupplier = (release: Release): number | string => {
  const award = soleActiveAward(release)
  if (typeof award === 'string') return award
  if (release.awardSuppliersCount[award] !== 1)
    return release.awardSuppliersCount[award]! > 1 ? 'several_suppliers' : 'no_supplier'
  const supplier = release.suppliers.at[release.awardSuppliersFrom[award]!]!
  return supplier < 0 ? 'no_supplier' : supplier
}

const soleActiveAward = (release: Release): number | string => {
  const unsettled = awardsNotFinal(release)
  if (unsettled) return unsettled
  let active = -1
  for (let award = 0; award < release.awards; award++) {
    if (release.awardStatus[award] !== AwardStatus.active) continue
    if (active >= 0) return 'several_active_awards'
    active = award
  }
  return active < 0 ? 'no_active_award' : active
}

/**
 * Why the awards cannot be read together with the bids: an award that is pending may yet change the result.
 */
export const awardsNotFinal = (release: Release): string | undefined => {
  if (release.awards < 0) return 'no_awards'
  if (release.bids < 0) return 'no_bids'
  for (let award = 0; award < release.awards; award++) {
    const status = release.awardStatus[award]
    if (status === AwardStatus.pending || status === AwardStatus.other) return 'award_not_final'
  }
  return undefined
}
