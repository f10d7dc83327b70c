import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keyChange, secretsOf } from '../../src/accounts/secrets.js'
import { openCasebook } from '../../src/casebook/open.js'
import { attach, bytesOf, resealAttachments } from '../../src/handling/attachments.js'
import { deskOf } from '../../src/handling/desk.js'
import { planDue } from '../../src/handling/plan-due.js'
import { cli } from '../support/cli.js'

const dirs: string[] = []
const folder = (): string => {
  dirs.push(mkdtempSync(join(tmpdir(), 'biaojian-secrets-')))
  return dirs.at(-1)!
}
afterAll(() => {
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true })
})

const OWNERS = ['U-1', 'U-2', 'U-3', 'U-4']
const clearOf = (owner: string): Buffer => Buffer.from(`secret of ${owner}`)

/** Secrets of four owners, sealed. */
const sealedIn = (dir: string): Map<string, Buffer> =>
  new Map(OWNERS.map((owner) => [owner, secretsOf(dir).seal(clearOf(owner), owner)]))

const expectAllOpen = (dir: string, all: ReadonlyMap<string, Buffer>): void => {
  for (const [owner, sealed] of all) expect(secretsOf(dir).open(sealed, owner)).toEqual(clearOf(owner))
}

describe('a change of the key of secrets', () => {
  it('leaves nothing that the former key opens, and no other file', () => {
    const dir = folder()
    const all = sealedIn(dir)
    const before = readFileSync(join(dir, 'secrets.key'))
    const change = keyChange(dir)
    for (const [owner, sealed] of all) all.set(owner, change.reseal(sealed, owner)!)
    change.finish()
    expectAllOpen(dir, all)
    expect(readdirSync(dir)).toEqual(['secrets.key'])
    const former = folder()
    writeFileSync(join(former, 'secrets.key'), before)
    for (const [owner, sealed] of all)
      expect(() => secretsOf(former).open(sealed, owner)).toThrow('sealed with')
  })

  it('cut off anywhere, opens everything, and goes on', () => {
    for (let done = 0; done <= OWNERS.length; done++) {
      const dir = folder()
      const all = sealedIn(dir)
      const cut = keyChange(dir)
      for (const owner of OWNERS.slice(0, done)) all.set(owner, cut.reseal(all.get(owner)!, owner)!)
      expectAllOpen(dir, all)
      // sealed by a service meanwhile
      all.set('U-5', secretsOf(dir).seal(clearOf('U-5'), 'U-5'))
      const again = keyChange(dir)
      const fresh = [...all].map(([owner, sealed]) => [owner, again.reseal(sealed, owner)] as const)
      expect(fresh.filter(([, sealed]) => sealed).map(([owner]) => owner)).toEqual(OWNERS.slice(done))
      for (const [owner, sealed] of fresh) if (sealed) all.set(owner, sealed)
      again.finish()
      expectAllOpen(dir, all)
    }
  })

  it('takes along what was sealed under the former key before it ended', () => {
    const dir = folder()
    const late = sealedIn(dir)
    const change = keyChange(dir)
    change.finish()
    for (const [owner, sealed] of late) late.set(owner, change.reseal(sealed, owner)!)
    expectAllOpen(dir, late)
  })

  it('that ended long ago seals nothing under the key that it had', () => {
    const dir = folder()
    sealedIn(dir)
    const stale = keyChange(dir)
    keyChange(dir).finish()
    keyChange(dir).finish()
    const sealed = secretsOf(dir).seal(clearOf('U-1'), 'U-1')
    expect(() => stale.reseal(sealed, 'U-1')).toThrow('sealed with')
  })

  it('names a kept file that is damaged, and stays as it was', () => {
    const { dir, path, kept } = withAttachment()
    const before = readFileSync(path)
    writeFileSync(path, before.subarray(1))
    expect(() => resealAttachments(dir, keyChange(dir))).toThrow(path)
    writeFileSync(path, before)
    expect(bytesOf(dir, kept).toString()).toBe('已核对')
  })

  it('is made by `keys rotate`: files kept with items are the same after it', () => {
    const { dir, path, kept } = withAttachment()
    const [key, sealed] = [readFileSync(join(dir, 'secrets.key')), readFileSync(path)]
    const { status, stdout } = cli('keys', 'rotate', '--store', dir)
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: expect.stringContaining('0 second factors and 1 file sealed anew'),
    })
    expect(readFileSync(join(dir, 'secrets.key'))).not.toEqual(key)
    expect(readFileSync(path)).not.toEqual(sealed)
    expect(bytesOf(dir, kept).toString()).toBe('已核对')
  })
})

/** A store with a file kept with a report that is due. */
const withAttachment = () => {
  const dir = folder()
  const casebook = openCasebook(dir)
  const desk = deskOf(casebook)
  const now = new Date('2026-03-02T02:00:00Z')
  planDue(desk, now)
  const [item] = desk.work.items({ kind: 'RI' }, { sort: 'due', skip: 0, limit: 1 })
  const actor = { office: 'O-zj', kind: 'R', position: 'clerk' } as never
  const kept = attach(desk, dir, {
    id: item!.id,
    file: { name: '核对.txt', bytes: Buffer.from('已核对') },
    actor,
    now,
  })
  casebook.close()
  return { dir, kept, path: join(dir, 'attachments', kept.sha256.slice(0, 2), kept.sha256) }
}
