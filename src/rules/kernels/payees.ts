import { stringAt } from '../../arrays/strings.js'
import { hash, hashText } from '../../domain/hash.js'
import { kindIndex } from '../../domain/value-kind.js'
import type { Market } from '../../market/market.js'
import { normaliseValue } from '../../normalise/value-of.js'

/** Who was paid under a contract: its contractor, another organisation by name, or somebody unknown. */
export type Payee = { is: 'contractor' } | { is: 'organisation'; org: number } | { is: 'stranger' }

/** By contract: the payee, undefined where none is given. Names are compared whole, as payers' are. */
export const payees = (market: Market): ((contract: number) => Payee | undefined) => {
  const { contracts, bidders } = market
  const isGiven = (c: number): boolean => contracts.payeeHi[c] !== 0 || contracts.payeeLo[c] !== 0
  const byName = new Map<string, number>()
  if ([...contracts.payeeHi.keys()].some(isGiven))
    for (let org = 0; org < bidders.orgCount; org++) {
      const name = stringAt(bidders.name, org)
      if (name === '') continue
      hashText(normaliseValue('payer', name).canonical, kindIndex.payer)
      const key = `${hash.hi}/${hash.lo}`
      if (!byName.has(key)) byName.set(key, org)
    }
  return (c) => {
    if (!isGiven(c)) return undefined
    const org = byName.get(`${contracts.payeeHi[c]}/${contracts.payeeLo[c]}`)
    if (org === undefined) return { is: 'stranger' }
    return org === contracts.bidder[c] ? { is: 'contractor' } : { is: 'organisation', org }
  }
}

/** Whether two organisations are of one declared group. */
export const inOneGroup = ({ bidders }: Market, x: number, y: number): boolean => {
  for (let i = bidders.groupOffsets[x]!; i < bidders.groupOffsets[x + 1]!; i++)
    for (let j = bidders.groupOffsets[y]!; j < bidders.groupOffsets[y + 1]!; j++)
      if (bidders.groupOf[i] === bidders.groupOf[j]) return true
  return false
}
