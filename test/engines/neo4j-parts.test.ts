import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { Integer } from 'neo4j-driver'
import { describe, expect, it } from 'vitest'
import { compareText } from '../../src/arrays/compare-text.js'
import { Breaker } from '../../src/engines/neo4j/breaker.js'
import { hashOf, int64, numberOf } from '../../src/engines/neo4j/integers.js'
import { statement } from '../../src/engines/neo4j/statements.js'

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
    expect(statement('read/node-count', { Label: 'Bid' })).toContain('(n:Bid)')
    expect(() => statement('read/node-count', { Label: 'Bid) DETACH DELETE (n' })).toThrow(/no label/)
    expect(() => statement('read/node-count')).toThrow(/no label/)
  })
})
