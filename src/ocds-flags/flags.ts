import { ByteWords } from './byte-words.js'
import { CODES, type Code, GROUPS, type Group } from './code.js'
import { Latest, type PackedLatest } from './latest.js'
import { type PackedPairs, PairSet } from './pair-set.js'
import { type Release, Text } from './release.js'

/** Cardinal's maps from a contracting process to organisations. */
export const MAPS = [
  'ocid_buyer_r038',
  'ocid_procuringentity_r038',
  'ocid_tenderer',
  'ocid_tenderer_r024',
  'ocid_tenderer_r028',
  'ocid_tenderer_r030',
  'ocid_tenderer_r035',
  'ocid_tenderer_r044',
  'ocid_tenderer_r058',
] as const
export type MapName = (typeof MAPS)[number]
export type SingleMapName = 'ocid_buyer_r038' | 'ocid_procuringentity_r038'

const CODE_NUMBER = Object.fromEntries(CODES.map((code, i) => [code, i])) as Record<Code, number>

/** The flags raised so far: by group, by what is flagged (a number), by code; and the maps, when they are wanted. */
export class Flags {
  /** ocids that have a flag or are kept for one */
  readonly ocids = new ByteWords()
  private readonly withMaps: boolean
  private readonly groups = GROUPS.map(() => new Latest())
  private readonly pairs = new Map<MapName, PairSet>()
  private readonly singles = new Map<SingleMapName, Latest>()
  private ocidSequence = -1
  private ocidNumber = -1

  constructor(withMaps: boolean) {
    this.withMaps = withMaps
  }

  /** Number of a release's ocid. */
  ocid(release: Release): number {
    if (this.ocidSequence !== release.sequence) {
      this.ocidNumber = this.ocids.of(release.bytes, release.starts[Text.ocid]!, release.ends[Text.ocid]!)
      this.ocidSequence = release.sequence
    }
    return this.ocidNumber
  }

  /** `of` is the number of an ocid or of an organisation. */
  flag(group: Group, of: number, code: Code, value: number, sequence: number): void {
    this.groups[GROUPS.indexOf(group)]!.set(of * CODES.length + CODE_NUMBER[code], value, sequence)
  }

  /** Adds a tenderer to the ocid's set. */
  map(name: Exclude<MapName, SingleMapName>, ocid: number, organisation: number): void {
    if (!this.withMaps) return
    let pairs = this.pairs.get(name)
    if (!pairs) this.pairs.set(name, (pairs = new PairSet()))
    pairs.add(ocid, organisation)
  }

  /** Names the one organisation of the ocid. */
  mapOne(name: SingleMapName, release: Release, organisation: number): void {
    if (!this.withMaps) return
    let latest = this.singles.get(name)
    if (!latest) this.singles.set(name, (latest = new Latest()))
    latest.set(this.ocid(release), organisation, release.sequence)
  }

  get mapping(): boolean {
    return this.withMaps
  }

  each(group: Group, visit: (of: number, code: Code, value: number) => void): void {
    this.groups[GROUPS.indexOf(group)]!.each((key, value) =>
      visit(Math.floor(key / CODES.length), CODES[key % CODES.length]!, value),
    )
  }

  eachPair(name: MapName, visit: (ocid: number, organisation: number) => void): void {
    const pairs = this.pairs.get(name)
    for (let i = 0; i < (pairs?.count ?? 0); i++) visit(pairs!.firsts[i]!, pairs!.seconds[i]!)
  }

  eachSingle(name: SingleMapName, visit: (ocid: number, organisation: number) => void): void {
    this.singles.get(name)?.each(visit)
  }

  part(): FlagsPart {
    return {
      groups: this.groups.map((group) => group.packed()),
      pairs: [...this.pairs].map(([name, pairs]) => [name, pairs.packed()]),
      singles: [...this.singles].map(([name, latest]) => [name, latest.packed()]),
    }
  }

  reduce(part: FlagsPart, ocids: Int32Array, organisations: Int32Array): void {
    for (const [g, { keys, values, sequences }] of part.groups.entries()) {
      const numbers = GROUPS[g] === 'OCID' ? ocids : organisations
      for (let i = 0; i < keys.length; i++) {
        const code = keys[i]! % CODES.length
        const of = numbers[Math.floor(keys[i]! / CODES.length)]!
        this.groups[g]!.set(of * CODES.length + code, values[i]!, sequences[i]!)
      }
    }
    for (const [name, { firsts, seconds }] of part.pairs)
      for (let i = 0; i < firsts.length; i++)
        this.map(name as Exclude<MapName, SingleMapName>, ocids[firsts[i]!]!, organisations[seconds[i]!]!)
    for (const [name, { keys, values, sequences }] of part.singles) {
      let latest = this.singles.get(name)
      if (!latest) this.singles.set(name, (latest = new Latest()))
      for (let i = 0; i < keys.length; i++)
        latest.set(ocids[keys[i]!]!, organisations[values[i]!]!, sequences[i]!)
    }
  }
}

export interface FlagsPart {
  groups: PackedLatest[]
  pairs: [MapName, PackedPairs][]
  singles: [SingleMapName, PackedLatest][]
}
