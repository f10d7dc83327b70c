import { asArray, asObject, idOf, type JsonObject, textOf } from './ocds-read.js'

/** The party that a reference means, by id. */
export const partyOf = (release: JsonObject, reference: JsonObject): JsonObject | undefined => {
  const id = idOf(reference.id)
  if (id === '') return undefined
  return asArray(release.parties).find((party) => idOf(party.id) === id)
}

const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/i

/** A unified social credit code where the party has one; else the id by which it is referred to; else its name. */
export const bidderId = (release: JsonObject, reference: JsonObject): string => {
  const party = partyOf(release, reference) ?? reference
  const identifiers = [asObject(party.identifier) ?? {}, ...asArray(party.additionalIdentifiers)]
  const code = identifiers.map((identifier) => idOf(identifier.id)).find((id) => CREDIT_CODE.test(id))
  if (code) return code.toUpperCase()
  const first = identifiers[0]!
  const schemed = [idOf(first.scheme), idOf(first.id)].filter((part) => part !== '').join('-')
  return idOf(reference.id) || schemed || textOf(reference.name)
}
