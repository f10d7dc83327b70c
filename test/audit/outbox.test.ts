import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AuditEntry, onceLine } from '../../src/audit/entry.js'
import { openAuditLog } from '../../src/audit/log.js'
import { drainHere, drainOutbox } from '../../src/audit/outbox.js'
import { readAuditLog } from '../../src/audit/reader.js'
import { openCasebook } from '../../src/casebook/open.js'
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
