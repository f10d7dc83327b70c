import { Flags } from './flags.js'
import type { General } from './general.js'
import type { Numbers, PackedNumbers } from './numbers.js'
import { newWords, type Release, Text, type Words } from './release.js'
import { Report } from './report.js'
import { SecondLowest } from './second-lowest.js'
import { WordList } from './word-list.js'

/**
 * What the indicators of one thread share: numbered words, the flags, the main currency, which prices to
 * compare.
 */
export class Folding {
  readonly words: Words = newWords()
  readonly flags: Flags
  readonly report: Report
  readonly secondLowest: SecondLowest
  /** number of the main currency, -1 until one is seen where prices are compared */
  currency = -1
  /** bids left out because their currency is another one, by currency */
  readonly foreign = new Map<number, number>()
  /** by bid of a release: the release in which it was counted last, so that two indicators count it once */
  private readonly countedIn: number[] = []
  private readonly mainCurrency: string | undefined
  private readonly compared: WordList
  private readonly notCompared: WordList
  private readonly excluded: WordList

  constructor(general: General, options: { maps: boolean; explain: boolean }) {
    this.mainCurrency = general.currency
    this.compared = new WordList(general.compared)
    this.notCompared = new WordList(general.notCompared)
    this.excluded = new WordList(general.excluded)
    this.flags = new Flags(options.maps)
    this.report = new Report(options.explain)
    this.secondLowest = new SecondLowest(this)
  }

  /**
   * Whether a bid's currency is the main one: the one of the settings, else the first met. A bid in another
   * is left out of price comparisons and counted, once however many indicators ask.
   */
  inMainCurrency({ bidCurrency, place }: Release, bid: number): boolean {
    const currency = bidCurrency[bid]!
    if (this.currency < 0)
      this.currency =
        this.mainCurrency === undefined ? currency : this.words.currencies.ofText(this.mainCurrency)
    if (currency === this.currency) return true
    if (this.countedIn[bid] !== place) this.foreign.set(currency, (this.foreign.get(currency) ?? 0) + 1)
    this.countedIn[bid] = place
    return false
  }

  /** Whether the buyer leaves prices open in this kind of procedure. */
  comparesPrices(release: Release): boolean {
    if (this.compared.size > 0) return this.compared.has(release, Text.methodDetails)
    return this.notCompared.size === 0 || !this.notCompared.has(release, Text.methodDetails)
  }

  /** Whether the settings leave this kind of procedure out altogether. */
  excludes(release: Release): boolean {
    return this.excluded.size > 0 && this.excluded.has(release, Text.methodDetails)
  }

  /** Words by their numbers, for another thread. */
  packedWords(): PackedNumbers {
    return {
      ocids: this.flags.ocids.packed(),
      organisations: this.words.organisations.packed(),
      currencies: this.words.currencies.packed(),
      classes: this.words.classes.packed(),
    }
  }

  /** Numbers here of another thread's words. */
  numbersOf(packed: PackedNumbers): Numbers {
    return {
      ocids: this.flags.ocids.numbersOf(packed.ocids),
      organisations: this.words.organisations.numbersOf(packed.organisations),
      currencies: this.words.currencies.numbersOf(packed.currencies),
      classes: this.words.classes.numbersOf(packed.classes),
    }
  }
}
