import { asArray, asObject, asObjects, at, idOf, type JsonObject, type OcdsRow, textOf } from './ocds-read.js'
import type { Release } from './ocds-release.js'

const NO_CONTRACT = /^(pending|cancelled)$/i

/**
 * A contract for each of the process's contracts that stand, with its own suppliers (the extension
 * `contract_suppliers`; a list, or one alone), the first of them as its leader; without any, with its award's
 * where that names one only: who of several signed is not said, and such a contract has no row. One of an
 * award over several lots becomes a row a lot, without its price, which nothing apportions; a price in
 * another currency than the lot's is left out. One that names no award is of the process's only lot.
 */
export const contractRows = (release: Release): OcdsRow[] => {
  const awards = new Map(release.awards.map((award) => [idOf(award.id), award]))
  return asArray(release.json.contracts)
    .filter((contract) => !NO_CONTRACT.test(release.word('contractStatus', textOf(contract.status))))
    .flatMap((contract) => {
      const award = idOf(contract.awardID)
      const rows = rowsOf(release, contract, award === '' ? {} : awards.get(award))
      if (rows.length === 0) release.tally.unsigned++
      return rows
    })
}

const contractorOf = (contract: JsonObject, award: JsonObject | undefined): JsonObject | undefined => {
  const own = asObjects(contract.suppliers)[0]
  const awarded = asObjects(award?.suppliers)
  return own ?? (awarded.length === 1 ? awarded[0] : undefined)
}

const rowsOf = (release: Release, contract: JsonObject, award: JsonObject | undefined): OcdsRow[] => {
  const supplier = contractorOf(contract, award)
  if (!award || !supplier || idOf(contract.id) === '') return []
  const lots = release.lotsOf(award)
  const id = `${release.ocid}/${idOf(contract.id)}`
  const priceOf = (value: JsonObject | undefined): string => {
    const currency = textOf(value?.currency).toUpperCase()
    const isOther = currency !== '' && currency !== release.currencyOf(lots[0]!).toUpperCase()
    if (isOther) release.tally.otherCurrency++
    return isOther ? '' : textOf(value?.amount)
  }
  const amounts = (): OcdsRow => ({
    price: priceOf(asObject(contract.value)),
    settlement_price: priceOf(asObject(at(contract, 'implementation', 'finalValue'))),
  })
  return lots.map((lotId) => {
    release.count()
    return {
      contract_id: lots.length === 1 ? id : `${id}#${lotId}`,
      lot_id: lotId,
      bidder_id: release.bidderId(supplier),
      bidder_name: textOf(supplier.name) || textOf(release.partyOf(supplier)?.name),
      ...(lots.length === 1 && amounts()),
      signed_at: dayOf(contract.dateSigned),
      starts_on: dayOf(asObject(contract.period)?.startDate),
      ends_on: dayOf(asObject(contract.period)?.endDate),
      updated_at: release.date,
    }
  })
}

/** The day as it is written, whatever the zone. */
const dayOf = (value: unknown): string => textOf(value).slice(0, 10)
