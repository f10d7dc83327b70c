import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { publish } from '../../src/audit/anchors.js'
import { lineOf } from '../../src/audit/entry.js'
import { openAuditLog } from '../../src/audit/log.js'
import { storeChecks } from '../../src/cli/store-checks.js'

const AT = '2026-03-01T08:00:00.000Z'

it('the doctor sees files that others may read, a clock that went back, and an anchor that is behind or gone', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-doctor-'))
  const store = join(dir, 'store')
  const anchor = join(dir, 'anchor')
  const checks = (anchors: string[], at: string) => {
    const found = storeChecks({ store, audit: { anchors } as never }, new Date(at))
    return found.map(({ ok, state }) => `${ok ? 'ok' : 'no'} ${state}`)
  }
  expect(checks([], AT)).toEqual([])
  for (const folder of [store, anchor]) mkdirSync(folder, { mode: 0o700 })
  writeFileSync(join(store, 'casebook.sqlite'), '', { mode: 0o600 })
  const log = openAuditLog(store, 's')
  log.append([lineOf({ uid: 'u', at: AT, src: 'system', who: {}, act: 'read', outcome: 'allowed' })])
  log.checkpoint(AT)
  await publish(log, 's', anchor, AT)
  const none = checks([], '2026-03-01T07:56:00.000Z')
  expect(none.map((one) => one.replace(/\d.*/, ''))).toEqual(['ok ', 'ok ', none[2]])
  expect(none[2]).toMatch(/^ok none set/)
  expect(checks([anchor], '2026-03-01T07:50:00.000Z').slice(1)).toEqual([
    `no 10 minutes behind the entry of ${AT}: set the clock`,
    `ok last written ${AT}`,
  ])
  log.append([lineOf({ uid: 'v', at: AT, src: 'system', who: {}, act: 'read', outcome: 'allowed' })])
  log.checkpoint('2026-03-03T08:00:00.000Z')
  chmodSync(join(store, 'casebook.sqlite'), 0o644)
  const [modes, , late, gone] = checks([anchor, join(dir, 'gone')], '2026-03-03T09:00:00.000Z')
  expect([modes, late, gone]).toEqual([
    'no others may read casebook.sqlite',
    `no last written ${AT}`,
    'no not there; nothing written to it yet',
  ])
  log.close()
  rmSync(dir, { recursive: true })
})
