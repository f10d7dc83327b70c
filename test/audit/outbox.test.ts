import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createUser, initUsers } from '../../src/accounts/admin.js'
import { type AuditEntry, onceLine } from '../../src/audit/entry.js'
import { openAuditLog } from '../../src/audit/log.js'
import { drainHere, drainOutbox } from '../../src/audit/outbox.js'
import { readAuditLog } from '../../src/audit/reader.js'
import { openCasebook } from '../../src/casebook/open.js'
import { accountLog } from '../../src/cli/account-log.js'
import { AppError } from '../../src/domain/errors.js'
import { act, found, makeLead, openDesk, type TestDesk } from '../handling/support.js'

const AT = '2026-03-05T02:00:00.000Z'
const DIST = join(import.meta.dirname, '../../dist')

let test: TestDesk
beforeAll(() => {
  test = openDesk()
})
afterAll(() => test.close())

/** uids of the entries about an item, in order. */
const logged = (id: string): string[] => {
  const reader = readAuditLog(test.casebook.dir)
  try {
    return ['lead', 'item'].flatMap((kind) =>
      reader.about(kind, id).map(({ body }) => (JSON.parse(body) as { uid: string }).uid),
    )
  } finally {
    reader.close()
  }
}

const store = () => ({ dir: test.casebook.dir, storeId: test.casebook.storeId })

it('two processes that drain at one instant write each entry once', async () => {
  const { work } = test.desk
  const { id } = makeLead(test, AT)
  act(test, AT, 'O-xt/dispatcher', id, 'route', { host: 'O-zj', cohandlers: ['O-jt'] })
  const waiting = work.outbox().map(({ body }) => JSON.parse(body) as AuditEntry)
  // the other process has read what waits, and writes while this one does
  const other = openAuditLog(test.casebook.dir, test.casebook.storeId)
  await drainOutbox(work, (entry) => {
    other.append([onceLine(entry)])
    drainHere(work, store())
  })
  other.append(waiting.map(onceLine))
  other.close()
  expect(work.outbox()).toEqual([])
  expect(logged(id)).toEqual(work.workEvents(id).map(({ uid }) => uid))
})

it('a process killed between an act and its entry, or between the entry and its note, loses none', () => {
  const script = `
    import { openCasebook } from '${DIST}/casebook/open.js'
    import { deskOf } from '${DIST}/handling/desk.js'
    import { newLead } from '${DIST}/handling/new-lead.js'
    import { perform } from '${DIST}/handling/perform.js'
    import { openAuditLog } from '${DIST}/audit/log.js'
    import { onceLine } from '${DIST}/audit/entry.js'
    const casebook = openCasebook('${test.casebook.dir}')
    const desk = deskOf(casebook)
    const actor = { user: 'u', office: 'O-xt', kind: 'C', position: 'dispatcher', capacity: 'O-xt/C', source: 'http' }
    for (let i = 0; i < 5; i++) {
      const lead = desk.work.transact(() => newLead(desk, { body: ${JSON.stringify(found())}, colour: 'red', at: '${AT}' }))
      const wanted = { id: lead.id, act: 'route', ifMatch: 1, input: { host: 'O-zj', cohandlers: ['O-jt'] } }
      if (!perform(desk, wanted, actor, new Date('${AT}')).ok) process.exit(1)
      console.log(lead.id)
    }
    const half = desk.work.outbox().slice(0, 5).map(({ body }) => onceLine(JSON.parse(body)))
    openAuditLog('${test.casebook.dir}', casebook.storeId).append(half)
    process.kill(process.pid, 'SIGKILL')`
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  expect([child.signal, child.stderr]).toEqual(['SIGKILL', ''])
  const leads = child.stdout.trim().split('\n')
  expect(leads).toHaveLength(5)
  const casebook = openCasebook(test.casebook.dir)
  expect(casebook.work.outbox()).toHaveLength(10)
  drainHere(casebook.work, store())
  for (const id of leads)
    expect([id, logged(id)]).toEqual([id, casebook.work.workEvents(id).map(({ uid }) => uid)])
  casebook.close()
})

it('what a command changes of accounts is there with its entry or not at all, and what fails has one entry', async () => {
  const { casebook } = test
  const { accounts, work } = casebook
  const entriesOf = (act: string) => {
    const reader = readAuditLog(casebook.dir)
    const all = [...reader.entries()].map(({ body }) => JSON.parse(body) as AuditEntry)
    reader.close()
    return all.filter((entry) => entry.act === act).map(({ id, outcome, why }) => [id, outcome, why])
  }
  const users = accountLog(casebook, 'users init', [])
  await users.over(() => void users.book(() => initUsers(accounts, new Date(AT))))
  expect(entriesOf('users.init')).toEqual([[undefined, 'allowed', undefined]])
  const [first] = accounts.users()
  const by = { user: first!, seat: { position: 'system-admin' } }
  const make = (login: string) => {
    const log = accountLog(casebook, 'users create', [login])
    const given = { login, name: '王工', office: null, words: [] }
    return log.over(() => void log.book(() => createUser(accounts, by, given, new Date(AT))))
  }
  await make('wang')
  const { id } = accounts.userByLogin('wang')!
  await expect(make('wang')).rejects.toThrow(AppError)
  const { putOut } = work
  work.putOut = () => {
    throw new Error('The disk is full')
  }
  await expect(make('zhao')).rejects.toThrow('The disk is full')
  work.putOut = putOut
  expect(accounts.userByLogin('zhao')).toBeUndefined()
  const { takeOut } = work
  work.takeOut = () => {
    throw new Error('The disk is full')
  }
  await make('li')
  work.takeOut = takeOut
  expect(work.outbox()).toHaveLength(1)
  await make('sun')
  expect(work.outbox()).toEqual([])
  expect(entriesOf('users.create')).toEqual([
    [id, 'allowed', undefined],
    [id, 'failed', 'conflict'],
    [undefined, 'failed', 'internal'],
    [accounts.userByLogin('li')!.id, 'allowed', undefined],
    [accounts.userByLogin('sun')!.id, 'allowed', undefined],
  ])
})
