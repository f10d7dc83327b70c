import { ByteWords } from './byte-words.js'
import { CODES, type Code, GROUPS, type Group } from './code.js'
import { Latest, type PackedLatest, type PlaceInFile } from './latest.js'
import { type PackedPairs, PairSet } from './pair-set.js'
import { type Release, Text } from './release.js'

/** Cardinal's maps from a contracting process to its tenderers, and ours. */
export const SET_MAPS = [
  'ocid_tenderer',
  'ocid_tenderer_r024',
  'ocid_tenderer_r028',
  'ocid_tenderer_r030',
  'ocid_tenderer_r035',
  'ocid_tenderer_r044',
  'ocid_tenderer_r058',
] as const
export type SetMap = (typeof SET_MAPS)[number]

/** Those to one organisation. */
export const SINGLE_MAPS = ['ocid_buyer_r038', 'ocid_procuringentity_r038'] as const
export type SingleMap = (typeof SINGLE_MAPS)[number]

/**
 * The flags raised so far: by group, by code, by what is flagged (a number); and the maps, when they are
 * wanted.
 */
export class Flags {
  /** ocids that have a flag or are kept for one */
  readonly ocids = new ByteWords()
  readonly mapping: boolean
  private readonly raised = GROUPS.map(() => CODES.map(() => new Latest()))
  private readonly sets = SET_MAPS.map(() => new PairSet())
  private readonly singles = SINGLE_MAPS.map(() => new Latest())
  private ocidPlace = -1
  private ocidNumber = -1

  constructor(mapping: boolean) {
    this.mapping = mapping
  }

  /** Number of a release's ocid. */
  ocid(release: Release): number {
    if (this.ocidPlace !== release.place) {
      this.ocidNumber = this.ocids.of(release.bytes, release.starts[Text.ocid]!, release.ends[Text.ocid]!)
      this.ocidPlace = release.place
    }
    return this.ocidNumber
  }

  /** The flags of one code for one group; keys are numbers of ocids or of organisations. */
  of(group: Group, code: Code): Latest {
    return this.raised[GROUPS.indexOf(group)]![CODES.indexOf(code)]!
  }

  /** Pairs of an ocid and a tenderer. */
  tenderersOf(map: SetMap): PairSet {
    return this.sets[SET_MAPS.indexOf(map)]!
  }

  /** The one organisation of an ocid. */
  organisationOf(map: SingleMap): Latest {
    return this.singles[SINGLE_MAPS.indexOf(map)]!
  }

  part(placeInFile: PlaceInFile): FlagsPart {
    return {
      raised: this.raised.map((codes) => codes.map((latest) => latest.packed(placeInFile))),
      sets: this.sets.map((pairs) => pairs.packed()),
      singles: this.singles.map((latest) => latest.packed(placeInFile)),
    }
  }

  reduce(part: FlagsPart, ocids: Int32Array, organisations: Int32Array): void {
    for (const [g, codes] of part.raised.entries()) {
      const numbers = GROUPS[g] === 'OCID' ? ocids : organisations
      for (const [c, { keys, values, places }] of codes.entries())
        for (let i = 0; i < keys.length; i++)
          this.raised[g]![c]!.set(numbers[keys[i]!]!, values[i]!, places[i]!)
    }
    for (const [m, { firsts, seconds }] of part.sets.entries())
      for (let i = 0; i < firsts.length; i++)
        this.sets[m]!.add(ocids[firsts[i]!]!, organisations[seconds[i]!]!)
    for (const [m, { keys, values, places }] of part.singles.entries())
      for (let i = 0; i < keys.length; i++)
        this.singles[m]!.set(ocids[keys[i]!]!, organisations[values[i]!]!, places[i]!)
  }
}

export interface FlagsPart {
  raised: PackedLatest[][]
  sets: PackedPairs[]
  singles: PackedLatest[]
}
