import { isUtf8 } from 'node:buffer'
import type { Expected } from '../texts/ocds-flags.js'
import type { Code } from './code.js'
import { DEFINITIONS } from './definitions.js'
import type { FlagsPart } from './flags.js'
import { Folding } from './folding.js'
import type { Indicator } from './indicator.js'
import { NotJson } from './json-bytes.js'
import type { PackedNumbers } from './numbers.js'
import { COMPUTED } from './outcome.js'
import { ReleaseReader } from './read-release.js'
import { Release, Text } from './release.js'
import type { ReportPart } from './report.js'
import type { SecondLowestPart } from './second-lowest.js'
import type { FlagSettings } from './settings.js'

/** A line that was left out. */
export interface BadLine {
  /** 1 = the first line of its block */
  line: number
  problem: 'not_utf8' | 'not_json'
  /** of JSON: what was expected, and the byte of the line (from 1) where */
  expected?: Expected
  byte?: number
}

/** How many lines became what. */
export interface LineCounts {
  lines: number
  blank: number
  bad: number
  /** JSON, yet no object */
  notObject: number
  /** an object without a text as its `ocid` */
  noOcid: number
  cancelled: number
  excluded: number
  folded: number
}

/**
 * A thread numbers its lines from 0; for others, a line's place is its place in its block plus this many
 * times the block's number. What the first thread folds by itself comes before all that others fold, so its
 * own places are lower.
 */
const BLOCK_STEP = 2 ** 30

/** Cardinal maps the tenderers of every process when one of these, which flag organisations, is at work. */
const MAPPED_TENDERERS: readonly Code[] = ['R025', 'R038', 'R048']

const CANCELLED = Buffer.from('cancelled')
const LINE_FEED = 0x0a

/** Folds blocks of lines into the indicators of the settings, and takes in what other threads folded. */
export class LineFold {
  readonly folding: Folding
  readonly counts: LineCounts = {
    lines: 0,
    blank: 0,
    bad: 0,
    notObject: 0,
    noOcid: 0,
    cancelled: 0,
    excluded: 0,
    folded: 0,
  }
  /** the indicators at work */
  readonly codes: Code[]
  private readonly indicators: Indicator[]
  /** whether an indicator compares prices, so that the main currency matters */
  readonly readsCurrency: boolean
  private readonly sharesSecondLowest: boolean
  private readonly mapsTenderers: boolean
  private place = 0
  /** place of every block's first line, and the block's number in the file */
  private readonly firstPlaces: number[] = []
  private readonly blocks: number[] = []
  private readonly release = new Release()
  private readonly reader: ReleaseReader
  /** releases by indicator */
  private readonly computed: Float64Array
  /** those that could not be computed, by indicator and reason */
  private readonly reasons: Map<string, number>[]

  constructor(settings: FlagSettings, options: { maps: boolean; explain: boolean }) {
    this.folding = new Folding(settings.general, options)
    const wanted = DEFINITIONS.filter(({ code }) => settings.indicators.has(code))
    this.codes = wanted.map(({ code }) => code)
    this.indicators = wanted.map(({ code, start }) => start(settings.indicators.get(code), this.folding))
    this.computed = new Float64Array(wanted.length)
    this.reasons = wanted.map(() => new Map())
    this.sharesSecondLowest = settings.indicators.has('R024') || settings.indicators.has('R058')
    this.mapsTenderers = options.maps && MAPPED_TENDERERS.some((code) => settings.indicators.has(code))
    this.readsCurrency = this.sharesSecondLowest || settings.indicators.has('R036')
    this.reader = new ReleaseReader(this.release, this.folding.words, settings.indicators.has('R044'))
  }

  /** Folds the lines of a block, whose last byte is a line feed. The block is written over. */
  block(bytes: Uint8Array, number: number): BadLine[] {
    const bad: BadLine[] = []
    const { reader, release, counts } = this
    const allUtf8 = isUtf8(bytes)
    reader.open(bytes)
    this.firstPlaces.push(this.place)
    this.blocks.push(number)
    let line = 0
    for (let at = 0; at < bytes.length; at = reader.json.at) {
      line++
      release.place = this.place++
      if (!allUtf8 && !lineIsUtf8(bytes, at)) {
        bad.push({ line, problem: 'not_utf8' })
        reader.json.at = nextLine(bytes, at)
        continue
      }
      try {
        if (reader.line(at)) this.fold()
        else counts.notObject++
      } catch (error) {
        if (!(error instanceof NotJson)) throw error
        const next = nextLine(bytes, at)
        if (isBlank(bytes, at, next)) counts.blank++
        else bad.push({ line, problem: 'not_json', expected: error.expected, byte: error.at - at + 1 })
        reader.json.at = next
      }
    }
    counts.lines += line
    counts.bad += bad.length
    return bad
  }

  /** Everything folded here, as plain data for the thread that puts it together. */
  part(): FoldPart {
    const placeInFile = (place: number): number => {
      const block = this.firstPlaces.findLastIndex((first) => first <= place)
      return this.blocks[block]! * BLOCK_STEP + place - this.firstPlaces[block]!
    }
    return {
      counts: this.counts,
      words: this.folding.packedWords(),
      flags: this.folding.flags.part(placeInFile),
      report: this.folding.report.part(placeInFile),
      computed: this.computed,
      reasons: this.reasons.map((reasons) => [...reasons]),
      secondLowest: this.folding.secondLowest.part(placeInFile),
      foreign: [...this.folding.foreign],
      indicators: this.indicators.map((indicator) => indicator.part?.()),
    }
  }

  /** Takes in what another thread folded by the same settings. */
  reduce(part: FoldPart): void {
    const numbers = this.folding.numbersOf(part.words)
    for (const key of Object.keys(part.counts) as (keyof LineCounts)[]) this.counts[key] += part.counts[key]
    this.folding.flags.reduce(part.flags, numbers.ocids, numbers.organisations)
    this.folding.report.reduce(part.report, numbers)
    this.folding.secondLowest.reduce(part.secondLowest, numbers)
    for (const [i, times] of part.computed.entries()) this.computed[i]! += times
    for (const [i, reasons] of part.reasons.entries())
      for (const [reason, times] of reasons) countUp(this.reasons[i]!, reason, times)
    for (const [currency, bids] of part.foreign) {
      const known = numbers.currencies[currency]!
      this.folding.foreign.set(known, (this.folding.foreign.get(known) ?? 0) + bids)
    }
    for (const [i, indicator] of this.indicators.entries())
      indicator.reduce?.(part.indicators[i] as never, numbers)
  }

  /** Quartiles, fences and the flags that come of them. After this nothing may be folded. */
  finalize(): void {
    for (const indicator of this.indicators) indicator.finalize?.()
  }

  /** By indicator: how many releases were computed, and how many not, by reason. */
  outcomes(): { code: Code; computed: number; reasons: ReadonlyMap<string, number> }[] {
    return this.codes.map((code, i) => ({ code, computed: this.computed[i]!, reasons: this.reasons[i]! }))
  }

  private fold(): void {
    const { release, folding, counts } = this
    if (!release.has(Text.ocid)) counts.noOcid++
    else if (release.is(Text.tenderStatus, CANCELLED)) counts.cancelled++
    else if (folding.excludes(release)) counts.excluded++
    else {
      counts.folded++
      if (this.mapsTenderers) this.mapTenderers()
      // Before all others: of two currencies the first that it meets is the main one.
      if (this.sharesSecondLowest) folding.secondLowest.fold(release)
      for (let i = 0; i < this.indicators.length; i++) {
        const reason = this.indicators[i]!.fold(release)
        if (reason === COMPUTED) this.computed[i]!++
        else this.notComputable(i, reason)
      }
    }
  }

  private mapTenderers(): void {
    const { release } = this
    const { flags } = this.folding
    for (let bid = 0; bid < release.bids; bid++) {
      if (!release.submitted(bid)) continue
      const from = release.bidTenderersFrom[bid]!
      for (let i = from; i < from + release.bidTenderersCount[bid]!; i++)
        if (release.tenderers.at[i]! >= 0)
          flags.tenderersOf('ocid_tenderer').add(flags.ocid(release), release.tenderers.at[i]!)
    }
  }

  private notComputable(i: number, reason: string): void {
    const { folding, release } = this
    countUp(this.reasons[i]!, reason, 1)
    if (folding.report.explain)
      folding.report.processNotComputable(this.codes[i]!, folding.flags.ocid(release), reason, release.place)
  }
}

export interface FoldPart {
  counts: LineCounts
  words: PackedNumbers
  flags: FlagsPart
  report: ReportPart
  computed: Float64Array
  reasons: [string, number][][]
  secondLowest: SecondLowestPart
  foreign: [number, number][]
  indicators: unknown[]
}

const countUp = (counts: Map<string, number>, key: string, times: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + times)
}

const nextLine = (bytes: Uint8Array, at: number): number => bytes.indexOf(LINE_FEED, at) + 1

const lineIsUtf8 = (bytes: Uint8Array, at: number): boolean => isUtf8(bytes.subarray(at, nextLine(bytes, at)))

const isBlank = (bytes: Uint8Array, from: number, to: number): boolean => {
  for (let i = from; i < to; i++)
    if (bytes[i] !== 0x20 && (bytes[i]! < 0x09 || bytes[i]! > 0x0d)) return false
  return true
}
