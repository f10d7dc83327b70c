import { append } from '../arrays/append.js'
import {
  asArray,
  asObject,
  at,
  idOf,
  type JsonObject,
  type OcdsRow,
  type OcdsRows,
  textOf,
} from './ocds-read.js'
import type { Release } from './ocds-release.js'

/**
 * Bidders, the persons and firms behind them, and their groups, from `parties`: those that bid, and those
 * whose role is tenderer or supplier. A contact whose name is the firm's own is no person.
 */
export const partyRows = (release: Release, bidding: ReadonlySet<string>): OcdsRows => {
  const rows = {
    bidders: [] as OcdsRow[],
    roles: [] as OcdsRow[],
    ownership: [] as OcdsRow[],
    groups: [] as OcdsRow[],
  }
  for (const party of release.parties) {
    const id = release.bidderId(party)
    const named = (Array.isArray(party.roles) ? party.roles : []).some((role) =>
      /^(tenderer|supplier)$/.test(textOf(role)),
    )
    if (id === '' || !(named || bidding.has(id))) continue
    rows.bidders.push(bidderRow(release, party, id))
    append(rows.roles, contacts(party, id))
    append(rows.roles, owners(party, id))
    append(rows.ownership, shareholders(release, party, id))
    for (const group of asArray(party.memberOf))
      rows.groups.push({
        group_id: idOf(group.id) || textOf(group.name),
        bidder_id: id,
        name: textOf(group.name),
      })
  }
  return rows
}

const bidderRow = (release: Release, party: JsonObject, id: string): OcdsRow => ({
  bidder_id: id,
  name: textOf(at(party, 'identifier', 'legalName')) || textOf(party.name),
  phone: textOf(at(party, 'contactPoint', 'telephone')),
  email: textOf(at(party, 'contactPoint', 'email')),
  address: addressOf(asObject(party.address) ?? {}),
  updated_at: release.date,
})

/** All parts together, the largest first where it is written in Chinese. */
const addressOf = (address: JsonObject): string => {
  const parts = ['region', 'locality', 'streetAddress']
    .map((part) => textOf(address[part]))
    .filter((part) => part !== '')
  return /\p{Script=Han}/u.test(parts.join('')) ? parts.join('') : parts.reverse().join(', ')
}

const contacts = (party: JsonObject, id: string): OcdsRow[] =>
  [asObject(party.contactPoint) ?? {}, ...asArray(party.additionalContactPoints)]
    .map((contact) => ({
      bidder_id: id,
      person_name: textOf(contact.name),
      role: 'agent',
      phone: textOf(contact.telephone),
    }))
    .filter(({ person_name }) => person_name !== '' && person_name !== textOf(party.name))

const owners = (party: JsonObject, id: string): OcdsRow[] =>
  asArray(party.beneficialOwners)
    .map((owner) => ({
      bidder_id: id,
      person_name: textOf(owner.name),
      person_id_no: idOf(at(owner, 'identifier', 'id')),
      role: 'shareholder',
      share: textOf(owner.share),
    }))
    .filter(({ person_name }) => person_name !== '')

const shareholders = (release: Release, party: JsonObject, id: string): OcdsRow[] =>
  asArray(party.shareholders)
    .map((entry) => ({
      owner_id: release.bidderId(asObject(entry.shareholder) ?? {}),
      owned_id: id,
      share: textOf(entry.shareholding),
    }))
    .filter(({ owner_id }) => owner_id !== '')
