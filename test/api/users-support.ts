import { generateSync } from 'otplib'
import { expect } from 'vitest'
import { createUser, grantPosition, initUsers } from '../../src/accounts/admin.js'
import { type AccountDesk, accountDesk } from '../../src/accounts/desk.js'
import { readOffices, seedOffices } from '../../src/accounts/office-file.js'
import type { Api } from '../../src/api/app-type.js'
import type { Store } from '../../src/store.js'
import { countingHasher, OFFICES, PASSWORD } from '../accounts/support.js'
import { clock } from './support.js'

/** Users of a service, made and logged in as people are. */
export interface Users {
  /** Makes the administrators; local mode ends. */
  begin(): Promise<void>
  /** Makes a user, a handler unless told, as the administrators do, and activates it over HTTP. */
  make(login: string, office: string, capacity: string, position?: string): Promise<void>
  /** Activates an administrator. */
  activate(login: string): Promise<void>
  /** Gives another seat, as the security administrator does. */
  grant(login: string, seat: { capacity: string; position: string }): void
  /** A code of the second factor that was not used yet. */
  codeOf(login: string): string
  /** The cookie of a session. */
  logIn(login: string): Promise<string>
}

export const usersOf = (service: { app: Api; store: Store }): Users => {
  const secrets = new Map<string, string>()
  const steps = new Map<string, number>()
  const codes = new Map<string, string>()
  const post = (path: string, payload: object) =>
    service.app.inject({ method: 'POST', url: `/api/v1${path}`, payload })
  const admin = (book: AccountDesk['book'], kind: string) => {
    const user = book.users().find(({ id }) => book.positions(id)[0]?.position === kind)!
    const seat = { capacity: '-', position: kind, office: null, kind: undefined, industries: [], regions: [] }
    return { user, seat, session: undefined as never }
  }
  const grant: Users['grant'] = (login, { capacity, position }) => {
    const { accounts: book } = service.store.casebook
    const seat = { login, capacity, position, fromDay: '2026-01-01', toDay: null, basis: '任命' }
    grantPosition(book, admin(book, 'security-admin'), seat, clock())
  }
  /** A code of a step that was not used yet: the clock of the test moves by a second a look. */
  const codeOf = (login: string): string => {
    const step = Math.max(Math.floor(clock().getTime() / 30_000), (steps.get(login) ?? 0) + 1)
    steps.set(login, step)
    // a code one step early passes, an earlier one does not
    while (step * 30_000 > clock().getTime() + 30_000);
    return generateSync({ secret: secrets.get(login)!, epoch: step * 30 })
  }
  const activate = async (login: string): Promise<void> => {
    const begun = await post('/activation', { login, oneTimeCode: codes.get(login)!, password: PASSWORD })
    expect(begun.statusCode).toBe(200)
    secrets.set(login, begun.json().secret)
    const ended = await post('/activation/code', { ticket: begun.json().ticket, code: codeOf(login) })
    expect(ended.json().recovery).toHaveLength(8)
  }
  return {
    activate,
    grant,
    codeOf,
    async begin() {
      const { accounts } = service.store.casebook
      seedOffices(accounts, readOffices(OFFICES))
      for (const { login, code } of initUsers(accounts, clock())) codes.set(login, code)
      // the service looks for users twice a second
      await new Promise((done) => setTimeout(done, 600))
    },
    async make(login, office, capacity, position = 'handler') {
      const { book } = accountDesk(service.store.casebook, clock, countingHasher().hasher)
      const given = { login, name: '王工', office, words: [] }
      const { code } = createUser(book, admin(book, 'system-admin'), given, clock())
      grant(login, { capacity, position })
      codes.set(login, code)
      await activate(login)
    },
    async logIn(login) {
      const { ticket } = (await post('/login', { login, password: PASSWORD })).json()
      const answer = await post('/login/code', { ticket, code: codeOf(login) })
      expect(answer.statusCode).toBe(200)
      return String(answer.headers['set-cookie']).split(';')[0]!
    },
  }
}
