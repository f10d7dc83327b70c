import { asObject, at, idOf, type JsonObject, type OcdsRow, textOf } from './ocds-read.js'
import type { Release } from './ocds-release.js'

const METHOD: Readonly<Record<string, string>> = { open: 'open', selective: 'invited', direct: 'direct' }
const CRITERIA: Readonly<Record<string, string>> = {
  priceOnly: 'lowest-price',
  lowestCost: 'lowest-price',
  ratedCriteria: 'comprehensive',
  qualityOnly: 'comprehensive',
}

/**
 * A lot for each of the tender's lots, and one for the process where there are none or a bid (`used`) names
 * none of them.
 */
export const lotRows = (release: Release, used: ReadonlySet<string>): OcdsRow[] => {
  const shared = processCells(release)
  const rows = release.lots.map((lot) => ({
    ...shared,
    ...lotCells(release, lot, release.lotId(idOf(lot.id)), release.lots.length === 1),
  }))
  if (rows.length === 0 || used.has(release.ocid))
    rows.push({ ...shared, ...lotCells(release, {}, release.ocid, true) })
  return rows
}

/** The tender's value is the lot's where it is the only one; of several lots it is none's estimate. */
const lotCells = ({ tender }: Release, lot: JsonObject, lotId: string, alone: boolean): OcdsRow => {
  const own = asObject(lot.value)
  const value = own ?? (alone ? asObject(tender.value) : undefined)
  const currency = textOf((own ?? asObject(tender.value))?.currency)
  return {
    lot_id: lotId,
    title: textOf(lot.title) || textOf(tender.title),
    estimate: textOf(value?.amount),
    ...(currency && { currency }),
  }
}

const processCells = (release: Release): OcdsRow => {
  const { tender, json } = release
  const buyer = asObject(json.buyer) ?? {}
  const entity = asObject(tender.procuringEntity) ?? {}
  const [owner, agency] = idOf(buyer.id) || textOf(buyer.name) ? [buyer, entity] : [entity, {}]
  const apart = idOf(owner.id) !== idOf(agency.id)
  const method = release.word('procurementMethod', textOf(tender.procurementMethod))
  const criteria = release.word('awardCriteria', textOf(tender.awardCriteria))
  return {
    project_id: release.ocid,
    buyer_id: idOf(owner.id),
    buyer_name: textOf(owner.name),
    agency_id: apart ? idOf(agency.id) : '',
    agency_name: apart ? textOf(agency.name) : '',
    category: release.word('mainProcurementCategory', textOf(tender.mainProcurementCategory)),
    region_code: textOf(at(release.partyOf(owner) ?? owner, 'address', 'region')),
    method: METHOD[method] ?? method,
    evaluation: CRITERIA[criteria] ?? criteria,
    currency: release.currencyNamed,
    published_at: textOf(at(tender, 'tenderPeriod', 'startDate')),
    opened_at: textOf(at(tender, 'bidOpening', 'date')) || textOf(at(tender, 'tenderPeriod', 'endDate')),
    awarded_at: firstDate(release.awards),
    updated_at: release.date,
  }
}

const firstDate = (awards: readonly JsonObject[]): string => {
  const dates = awards.map((award) => textOf(award.date)).filter((date) => date !== '')
  return dates.sort()[0] ?? ''
}
