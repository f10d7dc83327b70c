import { createUser, grantPosition, initUsers } from '../../dist/accounts/admin.js'
import { readOffices, seedOffices } from '../../dist/accounts/office-file.js'
import { userSessions } from '../../dist/accounts/user-sessions.js'
import { openCasebook } from '../../dist/casebook/open.js'

/** The program for which sessions are begun here. */
export const AGENT = 'biaojian-bench'

const adminOf = (book, position) => ({
  user: book.users().find(({ id }) => book.positions(id)[0]?.position === position),
  seat: { position },
})

/**
 * Begins sessions in a case book that no service has, by users that are made where they are not there yet.
 * @param seats office, capacity and position by name, and positions of administrators
 * @returns the headers by which each asks, by name or position
 */
export const sessionsOf = ({ accounts: book }, seats, admins = []) => {
  const now = new Date()
  if (!book.hasUsers()) {
    seedOffices(book, readOffices('datasets/offices/shengsi-330922.json'))
    initUsers(book, now)
  }
  const sessions = userSessions(book, () => new Date())
  const begun = (user, seat) => {
    book.setUserState(user, 'active')
    const { token } = sessions.begin(user, seat, { ip: '127.0.0.1', agent: AGENT })
    return { cookie: `bj=${token}`, 'user-agent': AGENT }
  }
  const made = (name, [office, capacity, position]) => {
    const login = `bench-${name}`
    const seat = { capacity, position }
    if (!book.userByLogin(login)) {
      const given = { login, name: '测速', office, words: [] }
      createUser(book, adminOf(book, 'system-admin'), given, now)
      const grant = { login, ...seat, fromDay: undefined, toDay: null, basis: '测速' }
      grantPosition(book, adminOf(book, 'security-admin'), grant, now)
    }
    return begun(book.userByLogin(login).id, seat)
  }
  return Object.fromEntries([
    ...Object.entries(seats).map(([name, seat]) => [name, made(name, seat)]),
    ...admins.map((position) => {
      const { user } = adminOf(book, position)
      const { capacity } = book.positions(user.id)[0]
      return [position, begun(user.id, { capacity, position })]
    }),
  ])
}

/**
 * Makes users in a closed store: a handler of a regulator, who sees a part of the market, and one of the
 * trading centre, who imports. Answers the headers by which each asks.
 */
export const seated = (dir) => {
  const casebook = openCasebook(dir)
  const found = sessionsOf(casebook, {
    regulator: ['O-zj', 'O-zj/R', 'handler'],
    exchange: ['O-jy', 'O-jy/X', 'handler'],
  })
  casebook.close()
  return found
}
