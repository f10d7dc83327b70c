import { afterAll, beforeAll, expect, it } from 'vitest'
import { takeIn } from '../../src/handling/intake-safely.js'
import { makeManual } from '../../src/handling/manual.js'
import { found, idOf, makeLead, missingOf, openDesk, seat, type TestDesk } from './support.js'

const AT = '2026-03-05T02:00:00.000Z'

let test: TestDesk
beforeAll(() => {
  test = openDesk()
})
afterAll(() => test.close())

it('a run whose leads cannot be made says why, and stands', async () => {
  const market = () => Promise.reject(new Error('the disk is full'))
  expect(await takeIn(test.casebook, market, new Date(AT))).toEqual({ failed: 'the disk is full' })
})

it('a lead made by hand answers whether it is one that there is, of those that its maker sees', () => {
  const { id } = makeLead(test, AT)
  const given = {
    ...{ colour: 'yellow', text: '群众举报该标段存在围标嫌疑', source: '来信', members: found().members },
    lots: [],
  }
  const made = (separate: string[], isSeen = true) =>
    makeManual(
      test.desk,
      { ...given, separate },
      { actor: seat(test, 'O-zj/clerk', AT), isSeen: () => isSeen, now: new Date(AT) },
    )
  expect(missingOf(made([]))).toEqual([`/similar/${id}`])
  const own = idOf(made([id]))
  expect(own).toMatch(/^LD-/)
  expect(missingOf(made([id]))).toEqual([`/similar/${own}`])
  expect(idOf(made([], false))).toMatch(/^LD-/)
})
