import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createUser,
  grantPosition,
  initUsers,
  registerCertificate,
  stopUser,
} from '../../src/accounts/admin.js'
import { readOffices, seedOffices } from '../../src/accounts/office-file.js'
import { openCasebook } from '../../src/casebook/open.js'
import { deskOf } from '../../src/handling/desk.js'
import { uncertifiedOf } from '../../src/handling/offices.js'
import { activate, type Bench, makeUser, OFFICES, openBench, presentOf } from './support.js'

let bench: Bench
beforeEach(async () => {
  bench = openBench()
  await makeUser(bench, 'wang', { office: 'O-zj', capacity: 'O-zj/R' })
})
afterEach(() => bench.close())

const seat = (login: string, capacity: string, position = 'handler', days: object = {}) => ({
  login,
  capacity,
  position,
  fromDay: undefined,
  toDay: null,
  basis: '任命',
  ...days,
})

describe('administrators', () => {
  it('are made once, three of them, each with one seat', () => {
    expect(() => initUsers(bench.desk.book, bench.now())).toThrow(/there are users already/)
    const seats = bench.desk.book.allPositions().map(({ user, position }) => `${user} ${position}`)
    expect(seats.slice(0, 3)).toEqual([
      'U-000001 system-admin',
      'U-000002 security-admin',
      'U-000003 audit-admin',
    ])
  })

  it('each do their own: one makes accounts, another grants, and the third does neither', async () => {
    const { book } = bench.desk
    await activate(bench, 'auditor')
    const given = { login: 'li', name: '李工', office: 'O-zj', words: [] }
    for (const login of ['secadmin', 'auditor', 'wang']) {
      const by = await presentOf(bench, login)
      expect(() => createUser(book, by, given, bench.now())).toThrow(/takes the seat "system-admin"/)
    }
    for (const login of ['sysadmin', 'auditor', 'wang']) {
      const by = await presentOf(bench, login)
      expect(() => grantPosition(book, by, seat('wang', 'O-zj/R', 'leader'), bench.now())).toThrow(
        /takes the seat/,
      )
      expect(() => stopUser(book, by, 'secadmin', 'disabled', bench.now())).toThrow(/takes the seat/)
    }
    expect(book.userByLogin('li')).toBeUndefined()
  })
})

describe('a grant', () => {
  it('is refused to oneself, to an administrator beside the seat, and as one to whoever has another', async () => {
    const { book } = bench.desk
    const by = await presentOf(bench, 'secadmin')
    const grant =
      (...given: Parameters<typeof seat>) =>
      () =>
        grantPosition(book, by, seat(...given), bench.now())
    expect(grant('secadmin', '-', 'system-admin')).toThrow(/to oneself/)
    expect(grant('auditor', '-', 'system-admin')).toThrow(/one seat/)
    expect(grant('auditor', 'O-zj/R')).toThrow(/one seat/)
    expect(grant('wang', '-', 'audit-admin')).toThrow(/one seat/)
    expect(grant('wang', 'O-jt/R')).toThrow(/another office/)
    expect(grant('wang', 'O-zj/Q')).toThrow(/no capacity/)
    expect(grant('wang', 'O-zj/R', 'king')).toThrow(/no position/)
    expect(grant('wang', 'O-zj/R', 'leader', { toDay: '2020-01-01' })).toThrow(/ends before/)
    expect(grant('wang', 'O-zj/R', 'leader')).not.toThrow()
  })

  it('of an exchange is refused where the office reads leads on one of its days, and not after', async () => {
    const { book } = bench.desk
    const [sy, se] = [await presentOf(bench, 'sysadmin'), await presentOf(bench, 'secadmin')]
    seedOffices(book, {
      offices: [],
      capacities: book
        .capacities()
        .filter(({ id }) => id === 'O-zw/C')
        .map((capacity) => ({ ...capacity, toDay: '2026-06-30' })),
    })
    createUser(book, sy, { login: 'zhao', name: '赵', office: 'O-zw', words: [] }, bench.now())
    const grant = (days: object) => () =>
      grantPosition(book, se, seat('zhao', 'O-zw/X', 'clerk', days), bench.now())
    expect(grant({})).toThrow(/may not read leads/)
    expect(grant({ fromDay: '2026-07-01' })).not.toThrow()
  })

  it('names two persons: who made the account and who granted', () => {
    const [wang] = bench.desk.book.positions(bench.desk.book.userByLogin('wang')!.id)
    expect(wang).toMatchObject({ grantedBy: 'U-000002', approvedBy: 'U-000001', basis: '任命〔2026〕1号' })
  })
})

describe('the file of offices', () => {
  it('has 19 offices and is written twice as once', () => {
    const { book } = bench.desk
    const before = JSON.stringify([book.offices(), book.capacities()])
    seedOffices(book, readOffices(OFFICES))
    expect(JSON.stringify([book.offices(), book.capacities()])).toBe(before)
    expect(book.offices()).toHaveLength(19)
    expect(
      book
        .capacities()
        .filter(({ kind }) => kind === 'R')
        .map(({ office }) => office),
    ).toEqual(['O-cz', 'O-hj', 'O-jt', 'O-ny', 'O-zg', 'O-zj'])
  })
})

it('a regulator’s handler is assigned with a certificate in force on the day, which the security administrator registers', async () => {
  const casebook = openCasebook(bench.dir)
  const { id } = bench.desk.book.userByLogin('wang')!
  const work = { book: bench.desk.book, certificates: casebook.work }
  const given = { login: 'wang', number: '浙L0922001', fromDay: '2026-01-01', toDay: '2026-03-31' }
  const wang = await presentOf(bench, 'wang')
  expect(() => registerCertificate(work, wang, given, bench.now())).toThrow(/takes the seat/)
  const by = await presentOf(bench, 'secadmin')
  expect(() => registerCertificate(work, by, { ...given, toDay: '2025-12-31' }, bench.now())).toThrow(
    /ends before/,
  )
  const without = (day: string) =>
    uncertifiedOf(deskOf(casebook), { host: 'O-zj' }, { handlers: [id] }, new Date(`${day}T02:00:00Z`))
  expect(without('2026-03-02')).toEqual([id])
  registerCertificate(work, by, given, bench.now())
  expect([without('2026-03-02'), without('2026-04-01')]).toEqual([[], [id]])
  expect(uncertifiedOf(deskOf(casebook), { host: 'O-ga' }, { handlers: [id] }, bench.now())).toEqual([])
  casebook.close()
})
