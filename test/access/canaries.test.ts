import { afterAll, beforeAll, expect, it } from 'vitest'
import { createUser, grantPosition } from '../../src/accounts/admin.js'
import { userSessions } from '../../src/accounts/user-sessions.js'
import { ADMIN_POSITIONS, type AdminPosition } from '../../src/domain/seat.js'
import { clock } from '../api/support.js'
import { usersOf } from '../api/users-support.js'
import { type Asked, type Asker, askAll, type Market, NOW, OFFICES, openMarket, SEATS } from './canaries.js'
import { accountThings, namingPaths, type Thing, tellApart, thingsOf, timeApart } from './told-apart.js'

/**
 * Requests to be asked; all of them and more by `CANARY_REQUESTS=40000 npx vitest run
 * test/access/canaries.test.ts`.
 */
const MOST = Number(process.env.CANARY_REQUESTS ?? 600)

let market: Market
beforeAll(async () => {
  market = await openMarket()
}, 60_000)
afterAll(() => market.bureaus.close())

const asking = async (askers: readonly Asker[], most: number): Promise<Asked> => {
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  const asked = await askAll(market, askers, most)
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpu)
  if (process.env.CANARY_REQUESTS !== undefined)
    process.stderr.write(
      `${asked.requests} requests in ${seconds.toFixed(0)} s, ${((user + system) / 1e6).toFixed(0)} s of CPU: ${JSON.stringify(asked.statuses)}\n`,
    )
  expect(asked.seen).toEqual([])
  expect(asked.broken).toEqual([])
  return asked
}

const had = ({ statuses }: Asked, method: string): number =>
  Object.entries(statuses)
    .filter(([status]) => status.startsWith(`${method} 20`))
    .reduce((sum, [, n]) => sum + n, 0)

it('no seat in any position, with any purpose, is shown what the table as typed keeps from it', async () => {
  const asked = await asking(SEATS, MOST)
  expect(asked.requests).toBeGreaterThanOrEqual(Math.min(MOST, 40_000) * 0.9)
  expect(had(asked, 'GET') / asked.requests).toBeGreaterThan(0.1)
  expect(had(asked, 'POST') / asked.requests).toBeGreaterThan(0.005)
}, 10_800_000)

it('would notice: of each canary there is a seat that is shown it, and one that it is kept from', async () => {
  const { bureaus, canaries, questions } = market
  const shown = new Set<string>()
  for (const { office } of OFFICES)
    for (const { path } of questions.filter(({ method, path }) =>
      /^GET\/(leads\?limit|lots$|rings\/R-000002$|lots\/H001$)/.test(method + path),
    )) {
      const { body } = await bureaus.app.inject({
        url: `/api/v1${path}`,
        headers: { 'x-act-as': `${office}/handler` },
      })
      for (const { words } of canaries)
        for (const word of words) if (body.includes(word)) shown.add(`${word} ${office}`)
    }
  for (const { words, seen } of canaries.slice(0, -3)) {
    const kept = OFFICES.filter(({ office, kind }) => !seen(office, kind))
    const told = [...shown].filter((one) => words.some((word) => one.startsWith(word)))
    expect([words, kept.length > 0, told.length > 0]).toEqual([words, true, true])
  }
}, 60_000)

/** Requests that somebody asked for a thing of others. */
const asked = new Set<string>()
/** What is there for everybody to whom the address is, or refused before it is looked up. */
const FOR_ALL = [
  ...['GET /rules/{id}', 'GET /runs/{id}', 'GET /runs/{id}/events', 'GET /runs/{before}/diff/{after}'],
  ...['GET /jobs/{id}', 'DELETE /jobs/{id}', 'GET /jobs/{id}/events', 'GET /letters/{type}/preview'],
  ...['DELETE /schedules/{id}', 'POST /colours/policy/{version}/approval', 'GET /audit/proof/{seq}'],
]
/**
 * Pairs to be timed of each read; none unless told: `TIMED_PAIRS=2000 npx vitest run
 * test/access/canaries.test.ts`
 */
const TIMED = Number(process.env.TIMED_PAIRS ?? 0)

/** One of each word of the matrix that hides something; all of them where many are asked. */
const FEW_SEATS = [
  'O-ga/handler',
  'O-zj/leader',
  'O-jt/handler',
  'O-xt/leader',
  'O-sj/handler',
  'O-jc/leader',
  'O-dc/handler',
]
const ALL_SEATS = OFFICES.flatMap(({ office }) => [`${office}/handler`, `${office}/leader`])

let things: Thing[]
it('no seat can tell what it does not see from what there is not, and either is on record as asked for', async () => {
  const { bureaus, leads } = market
  things = await thingsOf(bureaus, { leads: leads.slice(1, 4), at: NOW })
  const seats = process.env.CANARY_REQUESTS === undefined ? FEW_SEATS : ALL_SEATS
  const tellers = seats.map((name) => ({ name, headers: () => ({ 'x-act-as': name }) }))
  const told = await tellApart(bureaus, { tellers, things, paths: namingPaths(bureaus) })
  expect(told.apart).toEqual([])
  expect(told.unrecorded).toEqual([])
  expect([...told.hidden].filter((one) => !told.seen.has(one))).toEqual([])
  expect(told.pairs).toBeGreaterThan(400)
  for (const one of told.hidden) asked.add(one)
}, 120_000)

if (TIMED > 0)
  it('nor by the time that it takes: medians are less than a millisecond apart', async () => {
    const { bureaus } = market
    const asks = { teller: { name: 'O-zj', headers: () => ({ 'x-act-as': 'O-zj/leader' }) }, things }
    const medians = await timeApart(bureaus, { ...asks, paths: namingPaths(bureaus), pairs: TIMED })
    process.stderr.write(`${medians.map(([route, ms]) => `${ms.toFixed(3)} ms ${route}`).join('\n')}\n`)
    expect(medians.filter(([, ms]) => Math.abs(ms) >= 1)).toEqual([])
    expect(medians.length).toBeGreaterThan(20)
  }, 3_600_000)

const LETTERS = { 'system-admin': 'Sy', 'security-admin': 'Se', 'audit-admin': 'Au' } as const

/** Headers of somebody's session, which is begun anew as the clock of the test ends it. */
const sessionOf = (user: string, seat: { capacity: string; position: string }): Asker['headers'] => {
  const sessions = userSessions(market.bureaus.store.casebook.accounts, clock)
  let [token, uses] = ['', 0]
  return () => {
    if (uses++ % 50 === 0) token = sessions.begin(user, seat, { ip: '127.0.0.1', agent: 'canary' }).token
    return { cookie: `bj=${token}`, 'user-agent': 'canary' }
  }
}

const administrator = (position: AdminPosition): Asker => {
  const { accounts } = market.bureaus.store.casebook
  const user = accounts.users().find(({ id }) => accounts.positions(id)[0]?.position === position)!
  accounts.setUserState(user.id, 'active')
  const headers = sessionOf(user.id, { capacity: '-', position })
  return { name: position, office: '', kind: LETTERS[position], headers }
}

it('no administrator is shown anything of a case, by any read and any post', async () => {
  await usersOf(market.bureaus).begin()
  const asked = await asking(ADMIN_POSITIONS.map(administrator), Math.ceil(MOST / 4))
  expect(had(asked, 'GET')).toBeGreaterThan(asked.requests * 0.02)
  expect(asked.statuses['GET 401'] ?? 0).toBe(0)
}, 10_800_000)

/** A user who works in a seat. */
const seated = (login: string, office: string, capacity: string, position: string) => {
  const { accounts } = market.bureaus.store.casebook
  const by = (id: string, seat: string) => ({ user: { id }, seat: { position: seat } }) as never
  createUser(accounts, by('U-000001', 'system-admin'), { login, name: '王工', office, words: [] }, clock())
  const given = { login, capacity, position, fromDay: '2026-01-01', toDay: null, basis: '任命' }
  grantPosition(accounts, by('U-000002', 'security-admin'), given, clock())
  const { id } = accounts.userByLogin(login)!
  accounts.setUserState(id, 'active')
  return { id, name: `${office}/${position}`, headers: sessionOf(id, { capacity, position }) }
}

it('nobody who logs in can tell accounts, sessions, grants and keys of others from none', async () => {
  const { bureaus, leads } = market
  const hidden = seated('hidden', 'O-jt', 'O-jt/R', 'handler')
  hidden.headers()
  const session = bureaus.store.casebook.accounts.liveSessions().find(({ user }) => user === hidden.id)!
  const told = await tellApart(bureaus, {
    tellers: [
      seated('clerk', 'O-zj', 'O-zj/R', 'handler'),
      seated('leader', 'O-zj', 'O-zj/R', 'leader'),
      seated('leader-jw', 'O-jw', 'O-jw/D', 'leader'),
      administrator('system-admin'),
      administrator('security-admin'),
    ],
    things: accountThings(bureaus, { user: hidden.id, session: session.hash, lead: leads[2]!, at: NOW }),
    paths: namingPaths(bureaus),
  })
  expect(told.apart).toEqual([])
  expect(told.unrecorded).toEqual([])
  expect([...told.hidden].filter((one) => !told.seen.has(one))).toEqual([])
  expect(told.pairs).toBeGreaterThan(60)
  for (const one of told.hidden) asked.add(one)
  expect(namingPaths(bureaus).flatMap(({ route }) => (asked.has(route) ? [] : [route]))).toEqual(FOR_ALL)
}, 60_000)
