/** Opens an innocent case; ring members who are customers as well stay what they are in the truth. */
export const openDecoy = (m, mechanism, members) => {
  const c = { kind: 'decoy', mechanism, members, plans: [] }
  for (const firm of members) firm.decoys.push(c)
  m.cases.push(c)
  return c
}

const fitting = (m, { place = null, trade = null }) =>
  m.firms.filter(
    (firm) => (place === null || firm.place === place) && (trade === null || firm.trades.has(trade)),
  )

/** Customers of a provider: mostly firms that have no other, and a ring's member by chance. */
export const clientsOf = (r, m, count, where = {}) => {
  const free = (firm) => firm.decoys.length === 0 || r.chance(0.1)
  return r.sample(
    fitting(m, where).filter((firm) => free(firm) && (firm.ring === null || r.chance(0.15))),
    count,
  )
}

/** Firms in no ring and no other story: the innocent by their own doing. */
export const honestFirms = (r, m, count, where = {}) =>
  r.sample(
    fitting(m, where).filter((firm) => firm.ring === null && firm.decoys.length === 0),
    count,
  )
