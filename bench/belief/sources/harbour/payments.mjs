// What a bid pays for, from which accounts: the documents and the deposit or a guarantee in its place.

import { sharesDesk } from './desk.mjs'

/** Who bought the documents, and through which account. */
export const buyDocuments = (rng, bid, deed) => {
  const { firm, lot, act } = bid
  const minute = lot.published * 1440 + 540 + rng.int(0, 7000)
  if (sharesDesk(rng, act, 'purchase'))
    return { account: act.ring.desk.purchaseAccount, place: act.ring.desk.place, minute }
  if (deed.session && rng.chance(0.3))
    return { account: bid.writer.purchaseAccount, place: bid.writer.place, minute }
  return { account: firm.purchaseAccount, place: firm.office, minute }
}

/** Who paid the deposit, from which account, or who stood surety. */
export const deposit = (world, rng, bid) => {
  const { firm, lot, act } = bid
  const central = sharesDesk(rng, act, 'deposit')
  const desk = act?.ring.desk
  if (rng.chance(firm.guarantees)) {
    world.guarantees += rng.int(1, 9)
    return {
      guarantee: `BH${lot.trade.category[0].toUpperCase()}${world.guarantees}`,
      applicant: central ? desk.company : firm.name,
    }
  }
  if (central)
    return {
      account: desk.account,
      payer: rng.chance(0.5) ? desk.staff[0].name : desk.company,
      type: 'other',
    }
  if (firm.group?.treasury && rng.chance(firm.group.treasury)) {
    const [parent] = firm.group.firms
    return { account: parent.account, payer: parent.name, type: parent === firm ? 'basic' : 'other' }
  }
  return { account: firm.account, payer: firm.name, type: 'basic' }
}
