import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { Integer } from 'neo4j-driver'
import { describe, expect, it } from 'vitest'
import { compareText } from '../../src/arrays/compare-text.js'
import { Breaker } from '../../src/engines/neo4j/breaker.js'
import { hashOf, int64, numberOf } from '../../src/engines/neo4j/integers.js'
import { judge, type Version } from '../../src/engines/neo4j/judge.js'
import { statement } from '../../src/engines/neo4j/statements.js'
import { CONFLICT, HISTORY } from '../../src/engines/versions.js'

const half = fc.integer({ min: 0, max: 0xffffffff })

describe('integers', () => {
  it('carry a hash there and back', () => {
    fc.assert(
      fc.property(half, half, (hi, lo) => {
        expect(hashOf(int64(hi, lo))).toEqual({ hi, lo })
      }),
    )
  })
  it('are numbers while a number holds them, and an error beyond', () => {
    expect(numberOf(Integer.fromNumber(2 ** 53 - 1))).toBe(2 ** 53 - 1)
    expect(() => numberOf(Integer.fromString('9007199254740993'))).toThrow(RangeError)
    expect(numberOf(null)).toBeNaN()
  })
})

describe('compareText', () => {
  it('orders as the UTF-8 bytes do', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(Math.sign(compareText(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
      }),
    )
    expect(compareText('\u{1F600}', '\uFFFD')).toBeGreaterThan(0)
  })
})

describe('judge', () => {
  const version = (seq: number, c: number, dated = Number.NEGATIVE_INFINITY): Version => ({
    seq,
    c: [
      { hi: c, lo: 0 },
      { hi: 0, lo: 0 },
    ],
    dated,
    reason: 0,
  })
  it('takes the latest date, else the smallest content; says what is history and what a conflict', () => {
    expect(judge([version(1, 5), version(2, 4), version(3, 9)])).toEqual([CONFLICT, 0, CONFLICT])
    expect(judge([version(1, 5, 10), version(2, 4, 20)])).toEqual([HISTORY, 0])
    expect(judge([version(1, 5), version(2, 4), version(3, 5, 10)])).toEqual([HISTORY, CONFLICT, 0])
  })
  it('does not depend on the order of arrival', () => {
    const versions = fc.array(
      fc.record({
        c: fc.integer({ min: 0, max: 3 }),
        dated: fc.constantFrom(Number.NEGATIVE_INFINITY, 1, 2),
      }),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(versions, fc.infiniteStream(fc.nat()), (list, keys) => {
        const distinct = [...new Map(list.map((v) => [`${v.c}/${v.dated}`, v])).values()]
        const outcome = (order: typeof distinct): string[] => {
          const reasons = judge(order.map((v, i) => version(i, v.c, v.dated)))
          return order.map((v, i) => `${v.c}/${v.dated}: ${reasons[i]}`).sort()
        }
        const shuffled = distinct
          .map((v) => [keys.next().value, v] as const)
          .sort(([a], [b]) => a - b)
          .map(([, v]) => v)
        expect(outcome(shuffled)).toEqual(outcome(distinct))
      }),
    )
  })
})

describe('Breaker', () => {
  it('refuses at once after a failure, lets one try after a rest, and closes when it succeeds', () => {
    let now = 0
    const breaker = new Breaker(500, () => now)
    expect([breaker.admits(), breaker.admits()]).toEqual([true, true])
    breaker.fail()
    expect(breaker.admits()).toBe(false)
    now = 500
    expect([breaker.admits(), breaker.admits()]).toEqual([true, false])
    breaker.fail()
    now = 999
    expect(breaker.admits()).toBe(false)
    now = 1000
    expect(breaker.admits()).toBe(true)
    breaker.succeed()
    expect([breaker.admits(), breaker.admits(), breaker.isOpen]).toEqual([true, true, false])
  })
})

describe('cypher/', () => {
  const files = readdirSync('cypher', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.cypher'),
  )
  it.each(files)(
    '%s says its question, params, returns, order, cost and twin, and names its parameters',
    (name) => {
      const text = readFileSync(join('cypher', name), 'utf8')
      const header = Object.fromEntries(
        [...text.matchAll(/^\/\/ (\w+): (.*)$/gm)].map(([, key, value]) => [key!, value!]),
      )
      expect(Object.keys(header)).toEqual(['question', 'params', 'returns', 'order', 'cost', 'twin'])
      const body = text.replace(/^\/\/.*\n/gm, '')
      for (const [, parameter] of body.matchAll(/\$(\w+)/g))
        expect(header.params, parameter).toContain(parameter!)
      for (const [, label] of body.matchAll(/__(\w+?)__/g)) expect(header.params, label).toContain(label!)
      const twin = header.twin!.split(' ')[0]!
      if (twin !== 'none') expect(() => readFileSync(twin)).not.toThrow()
    },
  )
  it('takes labels from the allow-list only as plain words', () => {
    expect(statement('read/column-counts', { Record: 'Bid' })).toContain('(r:Bid)')
    expect(() => statement('read/column-counts', { Record: 'Bid) DETACH DELETE (n' })).toThrow(/no label/)
    expect(() => statement('read/column-counts')).toThrow(/no label/)
  })
})
