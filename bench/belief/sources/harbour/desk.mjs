// Work at a ring's desk: whether a member's part of it is done there, by whom, on which machine.

/** Somebody of the firm: of the first role that has anybody; the same person mostly takes the firm's bids. */
export const oneOf = (rng, firm, roles) => {
  for (const role of roles) {
    const list = firm.staff[role]
    if (list.length) return rng.chance(0.6) ? list[0] : rng.pick(list)
  }
  return firm.boss
}

/** Whether this member's part of the work goes through the ring's desk in this act. */
export const atDesk = (rng, act, channel) => act?.central[channel] === true && rng.chance(0.88)

/** Counts a use of what the desk shares, to know afterwards which acts left traces. */
const leaveTrace = (act, channel) => {
  act.used[channel] = (act.used[channel] ?? 0) + 1
}

/** The same as `atDesk` for things that a desk has one of. */
export const sharesDesk = (rng, act, channel) => {
  if (!atDesk(rng, act, channel)) return false
  leaveTrace(act, channel)
  return true
}

/**
 * Who sits at the desk for a member, on what: one for all, or in a careful ring a machine and user name
 * each.
 */
export const deskSeat = (rng, act, firm, channel) => {
  const { ring } = act
  const { place } = ring.desk
  if (!ring.separate || rng.chance(0.06)) {
    leaveTrace(act, channel)
    return { person: act.person, machine: act.machine, place, desk: ring.desk }
  }
  const i = ring.members.findIndex((m) => m.firm === firm)
  const machine = ring.desk.machines[i % ring.desk.machines.length]
  return { person: oneOf(rng, firm, ['clerk']), machine, place, desk: undefined, apart: true }
}
