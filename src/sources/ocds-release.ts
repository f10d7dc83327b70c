import { codeReader, type OcdsField } from './ocds-codes.js'
import { asArray, asObject, at, idOf, type JsonObject, textOf } from './ocds-read.js'
import { newTally, type OcdsTally } from './ocds-tally.js'
import { SourceError } from './source-error.js'

const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/i
const NO_AWARD = /^(pending|cancelled|unsuccessful)$/i
/** rows that one release may become: a few thousand lines must not multiply to millions of bids */
export const MOST_ROWS = 200_000

/** A release with what its readers look up again and again: parties and lots by id, awards that stand. */
export class Release {
  readonly ocid: string
  readonly date: string
  readonly tender: JsonObject
  readonly lots: JsonObject[]
  readonly parties: JsonObject[]
  readonly awards: JsonObject[]
  readonly #lotIds: ReadonlySet<string>
  readonly #partyById: ReadonlyMap<string, JsonObject>
  readonly #bidderIds = new Map<string, string>()
  readonly #currency = new Map<string, string>()
  readonly currencyNamed: string
  #spent = 0

  /** @param word what a word of a coded field means in OCDS */
  constructor(
    readonly json: JsonObject,
    readonly word: (field: OcdsField, said: string) => string = codeReader(),
    readonly tally: OcdsTally = newTally(),
  ) {
    this.ocid = idOf(json.ocid)
    this.date = textOf(json.date)
    this.tender = asObject(json.tender) ?? {}
    this.lots = asArray(this.tender.lots).filter((lot) => idOf(lot.id) !== '')
    this.parties = asArray(json.parties)
    this.awards = asArray(json.awards).filter(
      (award) => !NO_AWARD.test(word('awardStatus', textOf(award.status))),
    )
    this.#lotIds = new Set(this.lots.map((lot) => idOf(lot.id)))
    this.currencyNamed = currencyNamed(json)
    this.#partyById = new Map(this.parties.map((party) => [idOf(party.id), party]))
  }

  /** The party that a reference means, by id. */
  partyOf(reference: JsonObject): JsonObject | undefined {
    const id = idOf(reference.id)
    return id === '' ? undefined : this.#partyById.get(id)
  }

  /**
   * A unified social credit code where the party has one; else the id by which it is referred to; else its
   * name.
   */
  bidderId(reference: JsonObject): string {
    const id = idOf(reference.id)
    const known = this.#bidderIds.get(id)
    if (known !== undefined) return known
    const party = this.partyOf(reference)
    const found = identify(party ?? reference, reference)
    if (party) this.#bidderIds.set(id, found)
    return found
  }

  lotId(lot: string): string {
    return this.#lotIds.has(lot) ? `${this.ocid}/${lot}` : this.ocid
  }

  /** Lots that a bid or award names; without a name the only lot there is, or the process as one. */
  lotsOf(thing: JsonObject): string[] {
    const related = idsOf(thing.relatedLots)
    if (related.length > 0) return [...new Set(related.map((lot) => this.lotId(lot)))]
    return this.lots.length === 1 ? [this.lotId(idOf(this.lots[0]!.id))] : [this.ocid]
  }

  /**
   * The currency of a lot's amounts: its own, the tender's, the first that a bid or an award names, or ''.
   */
  currencyOf(lotId: string): string {
    const known = this.#currency.get(lotId)
    if (known !== undefined) return known
    const lot = this.lots.find((lot) => this.lotId(idOf(lot.id)) === lotId)
    const value = asObject(lot?.value) ?? asObject(this.tender.value)
    const found = textOf(value?.currency) || this.currencyNamed
    this.#currency.set(lotId, found)
    return found
  }

  /** Every row, and every step of a product of lists, is counted. */
  count(): void {
    if (++this.#spent > MOST_ROWS)
      throw new SourceError('ocds_rows', { most: MOST_ROWS, ocid: this.ocid.slice(0, 100) })
  }
}

const currencyNamed = (json: JsonObject): string => {
  for (const thing of [...asArray(at(json, 'bids', 'details')), ...asArray(json.awards)])
    for (const value of [thing.value, ...asArray(thing.lotValues).map((offer) => offer.value)]) {
      const code = textOf(at(value, 'currency'))
      if (code !== '') return code
    }
  return ''
}

const identify = (party: JsonObject, reference: JsonObject): string => {
  const identifiers = [asObject(party.identifier) ?? {}, ...asArray(party.additionalIdentifiers)]
  const code = identifiers.map((identifier) => idOf(identifier.id)).find((id) => CREDIT_CODE.test(id))
  if (code) return code.toUpperCase()
  const first = identifiers[0]!
  const schemed = [idOf(first.scheme), idOf(first.id)].filter((part) => part !== '').join('-')
  return idOf(reference.id) || schemed || textOf(reference.name)
}

/** An id or a list of them. */
export const idsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).map(idOf).filter((id) => id !== '')
