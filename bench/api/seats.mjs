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
 * Makes users in a closed store: a handler of a regulator, who sees a part of the market, and one of the
 * trading centre, who imports. Answers the headers by which each asks.
 */
export const seated = (dir) => {
  const casebook = openCasebook(dir)
  const { accounts: book } = casebook
  const now = new Date()
  seedOffices(book, readOffices('datasets/offices/shengsi-330922.json'))
  initUsers(book, now)
  const sessions = userSessions(book, () => new Date())
  const made = (login, office, capacity) => {
    const given = { login, name: '测速', office, words: [] }
    createUser(book, adminOf(book, 'system-admin'), given, now)
    const seat = { capacity, position: 'handler' }
    const grant = { login, ...seat, fromDay: undefined, toDay: null, basis: '测速' }
    grantPosition(book, adminOf(book, 'security-admin'), grant, now)
    const user = book.userByLogin(login).id
    book.setUserState(user, 'active')
    const { token } = sessions.begin(user, seat, { ip: '127.0.0.1', agent: AGENT })
    return { cookie: `bj=${token}`, 'user-agent': AGENT }
  }
  const found = {
    regulator: made('bench-r', 'O-zj', 'O-zj/R'),
    exchange: made('bench-x', 'O-jy', 'O-jy/X'),
  }
  casebook.close()
  return found
}
