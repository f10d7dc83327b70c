import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lowerFence, multiplyAdd, quantile8, upperFence } from '../../src/ocds-flags/fences.js'
import { JsonBytes, NotJson } from '../../src/ocds-flags/json-bytes.js'
import { readSettings } from '../../src/ocds-flags/settings.js'
import { flag, lines, release } from './support.js'

/** Reads a whole value by the cursor's steps alone. */
const valueAt = (json: JsonBytes): unknown => {
  if (json.atObject()) {
    const members: [string, unknown][] = []
    for (let more = json.openObject(); more; more = json.nextMember()) {
      const name = Buffer.from(json.bytes.subarray(json.start, json.end)).toString()
      members.push([name, valueAt(json)])
    }
    return Object.fromEntries(members)
  }
  if (json.atArray()) {
    const elements: unknown[] = []
    for (let more = json.openArray(); more; more = json.nextElement()) elements.push(valueAt(json))
    return elements
  }
  if (json.atText()) {
    json.text()
    return Buffer.from(json.bytes.subarray(json.start, json.end)).toString()
  }
  if (json.atNumber()) {
    const into = new Float64Array(1)
    json.number(into, 0)
    return into[0]
  }
  const from = json.at
  json.skip()
  return JSON.parse(Buffer.from(json.bytes.subarray(from, json.at)).toString())
}

const read = (text: string, step: (json: JsonBytes) => unknown): unknown => {
  const json = new JsonBytes()
  json.open(new Uint8Array(Buffer.from(`${text}\n`)))
  json.line(0)
  const value = step(json)
  json.endLine()
  return value
}

const isJson = (text: string, parse: (text: string) => unknown): boolean => {
  try {
    parse(text)
    return true
  } catch (error) {
    if (error instanceof NotJson || error instanceof SyntaxError) return false
    throw error
  }
}

const skipped = (text: string): unknown => read(text, (json) => json.skip())

describe('JsonBytes', () => {
  it('reads every JSON text as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.boolean(), (text, spaced) => {
        const written = (
          spaced ? JSON.stringify(JSON.parse(text), null, '\t').replaceAll('\n', ' \r') : text
        ).replaceAll('-0', '0')
        expect(read(written, valueAt)).toEqual(JSON.parse(written))
        expect(isJson(written, skipped)).toBe(true)
      }),
    )
  })
  it('reads escapes and numbers of every form', () => {
    const texts = [
      '"\\u00e9\\ud83d\\ude00\\"\\\\\\/\\b\\f\\n\\r\\t"',
      '0.1',
      '-12.50',
      '1e22',
      '123456789.123456',
      '0.30000000000000004',
      '5e-324',
      '1.7976931348623157e308',
      '-0.0',
      '1E+2',
    ]
    for (const text of texts) expect(read(text, valueAt)).toBe(JSON.parse(text))
  })
  it('takes and refuses what JSON.parse does, whatever one character becomes', () => {
    const sample = '{"a":[1,-2.5e+3,true,false,null,"x\\u0041\\n"],"b":{"c":"é"},"d":""}'
    fc.assert(
      fc.property(
        fc.nat(sample.length - 1),
        fc.constantFrom(...'{}[]":,\\u0e+-. \t\u0001x'),
        fc.nat(2),
        (at, char, cut) => {
          const text = sample.slice(0, at) + char + sample.slice(at + cut)
          const strict = isJson(text, (json) => JSON.parse(json)) && !/\\ud[89a-f]/i.test(text)
          expect(isJson(text, skipped)).toBe(strict)
          expect(isJson(text, (json) => read(json, valueAt))).toBe(strict)
        },
      ),
      { numRuns: 2000 },
    )
  })
  it('refuses lone surrogates and 128 levels, as serde_json does', () => {
    expect(isJson('"\\ud800"', skipped)).toBe(false)
    expect(isJson('"\\udc00\\ud800"', skipped)).toBe(false)
    const deep = (n: number) => '['.repeat(n) + ']'.repeat(n)
    expect([isJson(deep(127), skipped), isJson(deep(128), skipped)]).toEqual([true, false])
    expect(isJson(deep(128), (text) => read(text, valueAt))).toBe(false)
  })
})

describe('lines', () => {
  it('reports bad lines with their numbers and reads on; blank lines and other values say nothing', async () => {
    const good = JSON.stringify(release('F', { A: 1, B: 1 }))
    const text = Buffer.concat([
      Buffer.from(`\ufeff${good}\n\n{"ocid":\n[1]\n`),
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
      Buffer.from(good.replace('"F"', '"G"')),
    ])
    const { result, bad } = await flag(text, '[R028]')
    expect(bad).toEqual([
      [3, 'not_json'],
      [5, 'not_utf8'],
    ])
    expect(Object.keys(result.OCID!)).toEqual(['F', 'G'])
  })
  it('of two members of one name the last counts', async () => {
    const twice =
      '{"ocid":"N","bids":{"details":[{"status":"valid","value":{"amount":1,"currency":"USD"},"tenderers":[{"id":"A"}]}]},"bids":null,"ocid":"M"}'
    const { result } = await flag(twice, '[R028]', { explain: true })
    expect(result.Explain!.NotComputable).toMatchObject({ OCID: { M: { R028: 'no_bids' } } })
  })
  it('reads gzip, and gives the same bytes for any number of workers', async () => {
    const all = Array.from({ length: 30_000 }, (_, i) =>
      release(
        `N${i % 29_000}`,
        {
          W: 100 + (i % 7),
          L: 130 + (i % 13),
          [`D${i % 50}`]: [90 + (i % 40), i % 3 ? 'valid' : 'disqualified'],
        },
        {
          buyer: { id: `B${i % 90}` },
          tender: { description: 'x'.repeat(120) },
        },
      ),
    )
    const text = lines(...all, '{', ...all.slice(0, 9))
    const one = await flag(text, undefined, { maps: true, explain: true })
    const three = await flag(gzipSync(text), undefined, { maps: true, explain: true, workers: 3 })
    expect(one.result.OCID).toBeDefined()
    expect(JSON.stringify(three)).toBe(JSON.stringify(one))
  })
})

describe('settings', () => {
  it('enable an indicator by its section alone', () => {
    expect([...readSettings('; [R003]\n[R028]\n').indicators.keys()]).toEqual(['R028'])
  })
  it('name what is unknown or unreadable', () => {
    expect(() => readSettings('[R003]\nthreshhold = 1')).toThrow('"R003.threshhold"')
    expect(() => readSettings('[R099]\n')).toThrow('"R099"')
    expect(() => readSettings('[R035]\nthreshold = -1')).toThrow('"R035.threshold"')
    expect(() => readSettings('[R028]\nx')).toThrow('line 2')
  })
  it('read quotes, escapes, colons and later sections as Cardinal does', () => {
    const { general, indicators } = readSettings(
      'currency: "U\\x0053D"\nno_price_comparison_procurement_methods = a|b|\n[R024]\nthreshold = 1\n[R024]\nthreshold = .5\n',
    )
    expect(general.currency).toBe('USD')
    expect([...general.notCompared]).toEqual(['a', 'b'])
    expect(indicators.get('R024')).toEqual({ threshold: 0.5 })
  })
  it('take the sections of prepare, which have no effect', () => {
    expect(
      readSettings('[defaults]\ncurrency = USD\n[codelists.bid_status]\nqualified = valid\n').indicators.size,
    ).toBe(0)
  })
})

describe('fences', () => {
  it('are of type 8 quartiles', () => {
    expect(quantile8(Float64Array.of(1, 2, 3, 4), 0.25)).toBeCloseTo(1.4166666666666667, 15)
    expect(quantile8(Float64Array.of(), 0.25)).toBeNaN()
  })
  it('round once', () => {
    expect(multiplyAdd(0.1, 10, -1)).toBe(5.551115123125783e-17)
    expect(multiplyAdd(1, 1.5, 2)).toBe(3.5)
    expect(lowerFence({ q1: 0.5, q3: 0.75 })).toBe(0.125)
    expect(upperFence({ q1: 0.5, q3: 0.75 })).toBe(1.125)
  })
})
