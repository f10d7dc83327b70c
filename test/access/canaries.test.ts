import { afterAll, beforeAll, expect, it } from 'vitest'
import { userSessions } from '../../src/accounts/user-sessions.js'
import { ADMIN_POSITIONS, type AdminPosition } from '../../src/domain/seat.js'
import { clock } from '../api/support.js'
import { usersOf } from '../api/users-support.js'
import { type Asked, type Asker, askAll, type Market, OFFICES, openMarket, SEATS } from './canaries.js'

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

const LETTERS = { 'system-admin': 'Sy', 'security-admin': 'Se', 'audit-admin': 'Au' } as const

/** An administrator with a session, which is begun anew as the clock of the test ends it. */
const administrator = (position: AdminPosition): Asker => {
  const { accounts } = market.bureaus.store.casebook
  const user = accounts.users().find(({ id }) => accounts.positions(id)[0]?.position === position)!
  accounts.setUserState(user.id, 'active')
  const sessions = userSessions(accounts, clock)
  let [token, uses] = ['', 0]
  const headers = (): Record<string, string> => {
    if (uses++ % 50 === 0)
      token = sessions.begin(user.id, { capacity: '-', position }, { ip: '127.0.0.1', agent: 'canary' }).token
    return { cookie: `bj=${token}`, 'user-agent': 'canary' }
  }
  return { name: position, office: '', kind: LETTERS[position], headers }
}

it('no administrator is shown anything of a case, by any read and any post', async () => {
  await usersOf(market.bureaus).begin()
  const asked = await asking(ADMIN_POSITIONS.map(administrator), Math.ceil(MOST / 4))
  expect(had(asked, 'GET')).toBeGreaterThan(asked.requests * 0.02)
  expect(asked.statuses['GET 401'] ?? 0).toBe(0)
}, 10_800_000)
