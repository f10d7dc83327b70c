import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openEntry, sealEntry } from '../../src/room/log-entries.js'
import { vaultIn } from '../../src/room/vault.js'

let folder: string
let now = 0
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'biaojian-vault-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const vault = () => vaultIn(folder, () => now)
const A = { holder: 'U-000001', passphrase: '北风吹雁-雪纷纷-0001' }
const B = { holder: 'U-000002', passphrase: 'correct-horse-battery' }
const TOLD = { uid: 'u-1', at: '2026-03-01T00:00:00.000Z', box: 'x1.AAAA' }
const sealed = () => {
  const first = vault()
  const key = first.key()
  first.give('seal', A, TOLD)
  first.give('seal', B, TOLD)
  return key
}

describe('the key of the room', () => {
  it('is made once, whole, for its owner alone, with nothing beside it', () => {
    const key = vault().key()
    expect(vault().key()).toEqual(key)
    expect(readdirSync(folder)).toEqual(['room.key'])
    expect(statSync(join(folder, 'room.key')).mode & 0o077).toBe(0)
  })

  it('is refused where its file is cut short, and not made anew', () => {
    writeFileSync(join(folder, 'room.key'), Buffer.alloc(7))
    expect(() => vault().key()).toThrow('damaged')
    expect(readFileSync(join(folder, 'room.key'))).toHaveLength(7)
  })

  it('goes under two passphrases of different leaders, and then opens by both alone', () => {
    const key = sealed()
    expect(readdirSync(folder)).toEqual(['room.lock'])
    const lock = readFileSync(join(folder, 'room.lock'), 'utf8')
    for (const secret of [key.toString('base64'), key.toString('hex'), A.passphrase, B.passphrase])
      expect(lock).not.toContain(secret)
    const later = vault()
    expect(later.state()).toMatchObject({ held: 'passphrases', open: false, holders: [A.holder, B.holder] })
    expect(() => later.key()).toThrow('closed')
    expect(later.give('open', B, TOLD)).toMatchObject({ open: false, waiting: { act: 'open', by: B.holder } })
    expect(later.give('open', A, TOLD)).toMatchObject({ open: true, waiting: null })
    expect(later.key()).toEqual(key)
    expect(later.shut().open).toBe(false)
    expect(vault().state().open).toBe(false)
    expect(vault().told()).toEqual(TOLD)
  })

  it('is under the passphrases or in its file, wherever the sealing was cut off', () => {
    const key = sealed()
    const lock = readFileSync(join(folder, 'room.lock'))
    const aside = join(folder, `room.key.${TOLD.uid}`)
    writeFileSync(aside, key)
    expect(vault().state()).toMatchObject({ held: 'passphrases', open: false })
    expect(readdirSync(folder)).toEqual(['room.lock'])
    // a lock of before, beside a copy that was put back: the new one was not written
    writeFileSync(join(folder, 'room.lock'), lock.toString().replace(TOLD.uid, 'u-0'))
    writeFileSync(aside, key)
    expect(vault().state()).toMatchObject({ held: 'file', open: true })
    expect([vault().key(), readdirSync(folder)]).toEqual([key, ['room.key', 'room.lock']])
    rmSync(join(folder, 'room.lock'))
    renameSync(join(folder, 'room.key'), aside)
    expect(vault().key()).toEqual(key)
  })

  it('takes nothing twice of one leader, nothing of another, and both anew after a wrong one', () => {
    sealed()
    const later = vault()
    later.give('open', A, TOLD)
    expect(later.give('open', A, TOLD)).toMatchObject({ open: false, waiting: { by: A.holder } })
    expect(() => later.give('open', { ...B, holder: 'U-000009' }, TOLD)).toThrow('Another leader')
    expect(() => later.give('open', { ...B, passphrase: 'correct-horse-batterx' }, TOLD)).toThrow(
      'do not open',
    )
    expect(later.give('open', B, TOLD)).toMatchObject({ open: false, waiting: { by: B.holder } })
    expect(() => later.give('open', { ...A, passphrase: 'short' }, TOLD)).toThrow('12 characters')
  })

  it('forgets a first passphrase after ten minutes', () => {
    sealed()
    const later = vault()
    later.give('open', A, TOLD)
    now += 10 * 60_000 + 1
    expect(later.state().waiting).toBeNull()
    expect(later.give('open', B, TOLD)).toMatchObject({ open: false, waiting: { by: B.holder } })
  })

  it('seals entries of the log while the room is closed, which it opens later', () => {
    sealed()
    const later = vault()
    const box = sealEntry(later, '查阅公职人员')
    expect(() => openEntry(later, box)).toThrow('closed')
    later.give('open', A, TOLD)
    later.give('open', B, TOLD)
    expect(openEntry(later, box)).toBe('查阅公职人员')
    const bytes = Buffer.from(box.slice(3), 'base64')
    bytes[bytes.length - 1]! ^= 1
    expect(() => openEntry(later, `x1.${bytes.toString('base64')}`)).toThrow('damaged')
  })

  it('is had from the copy that was put away where a passphrase is lost', () => {
    const key = sealed()
    writeFileSync(join(folder, 'room.key'), key)
    expect(vault().state()).toMatchObject({ held: 'file', open: true, holders: [] })
    expect(vault().key()).toEqual(key)
    expect(existsSync(join(folder, 'room.lock'))).toBe(true)
  })
})
