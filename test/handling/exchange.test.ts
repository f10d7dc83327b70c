import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  exportLead,
  importExchange,
  ownExchangeKey,
  stampedExchange,
  type TakenExchange,
  trustPeer,
} from '../../src/handling/exchange.js'
import { publicKeyOf, readExchange, writeExchange } from '../../src/handling/exchange-file.js'
import { act, LI, makeLead, openDesk, REASON, seat, type TestDesk } from './support.js'

const AT = '2026-02-13T01:00:00.000Z'
const CHANGED = { actor: undefined, at: AT }

/** The bureau's network, and that of the police. */
let bureau: TestDesk
let police: TestDesk
let lead: string
beforeEach(() => {
  bureau = openDesk()
  police = openDesk()
  lead = makeLead(bureau, AT).id
  act(bureau, AT, 'O-xt/dispatcher', lead, 'route', { host: 'O-zj', cohandlers: [], reason: REASON })
  act(bureau, AT, 'O-zj/clerk', lead, 'sign')
  trustPeer(police.desk, { office: 'O-zj', ...ownExchangeKey(bureau.casebook.dir) }, CHANGED)
  trustPeer(bureau.desk, { office: 'O-ga', ...ownExchangeKey(police.casebook.dir) }, CHANGED)
})
afterEach(() => {
  bureau.close()
  police.close()
})

const sent = (note = '请协助核查', id = lead): string =>
  exportLead(
    bureau.desk,
    { lead: id, to: 'O-ga', kind: 'lead', note },
    { actor: seat(bureau, 'O-zj/leader', AT), at: AT, dir: bureau.casebook.dir },
  ).file

const stampedCopy = (file: string, copy: number): string =>
  stampedExchange(bureau.casebook.dir, file, {
    ...{ release: 'RL-2026-000001', copy, copies: 2, taker: 'wu', at: AT, checkpoint: null },
    lines: ['内部资料'],
  })

const taken = (file: string, who = 'O-ga/clerk', where = police): TakenExchange =>
  importExchange(where.desk, file, { actor: seat(where, who, AT), at: AT })

const stateOf = ({ desk }: TestDesk): unknown => [
  desk.work.countItems({ kind: 'LD' }, ''),
  desk.work.exchangeFiles(),
  desk.work.outbox().length,
]

describe('a lead between networks', () => {
  it('becomes one there, with its facts and colour; the same file again changes nothing', () => {
    const file = sent()
    const first = taken(file)
    expect(first).toMatchObject({ outcome: 'made', from: 'O-zj', n: 1 })
    const made = police.desk.work.item(first.lead)!
    const own = bureau.desk.work.item(lead)!
    expect([made.state, made.colour]).toEqual(['new', own.colour])
    expect(made.body).toMatchObject({
      facts: (own.body as { facts: object[] }).facts,
      origin: { kind: 'exchange', source: `O-zj ${lead}` },
      run: null,
      text: '请协助核查',
    })
    const before = stateOf(police)
    expect(taken(file)).toMatchObject({ outcome: 'known', lead: first.lead })
    expect(stateOf(police)).toEqual(before)
    expect(bureau.desk.work.workEvents(lead).at(-1)).toMatchObject({
      act: 'exchanged',
      input: { to: 'O-ga', n: 1 },
    })
  })

  it('sent again is said of the lead that it is there already', () => {
    const { lead: there } = taken(sent())
    expect(taken(sent('补充材料'))).toMatchObject({ outcome: 'attached', lead: there, n: 2 })
    expect(police.desk.work.workEvents(there).at(-1)).toMatchObject({
      act: 'exchange-came',
      input: { note: '补充材料' },
    })
  })

  it('what came of it goes back, with its results, once', () => {
    const { lead: there } = taken(sent())
    act(police, AT, 'O-xt/dispatcher', there, 'route', { host: 'O-ga', cohandlers: [], reason: REASON })
    const item = police.desk.work.item(there)!
    const result = { kind: 'police', number: '嵊公立〔2026〕1号', authority: '县公安局', day: '2026-02-13' }
    police.desk.work.transact(() =>
      police.desk.work.changeItem({ ...item, progress: { ...(item.progress as object), results: [result] } }),
    )
    const { file } = exportLead(
      police.desk,
      { lead: there, to: 'O-zj', kind: 'reply', note: '已立案' },
      { actor: seat(police, 'O-ga/leader', AT), at: AT, dir: police.casebook.dir },
    )
    expect(taken(file, 'O-zj/clerk', bureau)).toMatchObject({ outcome: 'replied', lead })
    taken(file, 'O-zj/clerk', bureau)
    expect(bureau.desk.work.item(lead)!.progress).toMatchObject({ results: [result] })
    expect(
      bureau.desk.work.workEvents(lead).filter(({ act: name }) => name === 'exchange-replied'),
    ).toHaveLength(1)
  })

  it('says by which copy of which release it left, and one more copy changes nothing', () => {
    const file = sent()
    const first = taken(stampedCopy(file, 1))
    expect(first).toMatchObject({
      outcome: 'made',
      release: { release: 'RL-2026-000001', copy: 1, copies: 2 },
    })
    const before = stateOf(police)
    for (const other of [stampedCopy(file, 2), stampedCopy(stampedCopy(file, 1), 2), file])
      expect(taken(other)).toMatchObject({ outcome: 'known', lead: first.lead })
    expect(stateOf(police)).toEqual(before)
    expect(taken(file).release).toBeNull()
    expect(stampedCopy(file, 2)).toContain('"taker":"wu"')
  })

  it('is in the audit log of both, by number, digest and release', () => {
    taken(stampedCopy(sent(), 1))
    const entries = (of: TestDesk) =>
      of.desk.work.outbox().map(({ body }) => JSON.parse(body) as { act: string; query?: { n?: number } })
    expect(entries(bureau).map((entry) => entry.act)).toEqual(
      expect.arrayContaining(['trust-peer', 'exchanged']),
    )
    const came = entries(police).find((entry) => entry.act === 'import-exchange')
    expect(came?.query).toMatchObject({
      from: 'O-zj',
      n: 1,
      outcome: 'made',
      release: 'RL-2026-000001',
      copy: 1,
    })
  })
})

describe('an exchange file is refused, and nothing changes', () => {
  const refusing = (file: string, cause: RegExp, who?: string): void => {
    const before = stateOf(police)
    expect(() => taken(file, who)).toThrow(cause)
    expect(stateOf(police)).toEqual(before)
  }

  it('where any byte of it is another', () => {
    const bytes = Buffer.from(stampedCopy(sent(), 1))
    const before = stateOf(police)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = Buffer.from(bytes)
        altered[at]! ^= change
        expect(() => taken(altered.toString('utf8'))).toThrow(/altered|no exchange file|nobody known/)
      }),
      { numRuns: 400, seed: 21 },
    )
    for (const at of [...'1234567890'].map((n) => bytes.length - 1 - Number(n))) {
      const altered = Buffer.from(bytes)
      altered[at]! ^= 1
      expect(() => taken(altered.toString('utf8'))).toThrow(/altered|no exchange file/)
    }
    expect(stateOf(police)).toEqual(before)
  })

  it('where it was cut, or is something else', () => {
    const file = sent()
    refusing(file.slice(0, -20), /no exchange file/)
    refusing(stampedCopy(file, 1).slice(0, -90), /no exchange file/)
    const [other, stamp] = [sent('第二件'), stampedCopy(file, 1).slice(file.length)]
    refusing(other + stamp, /altered/)
    refusing(`${file}\n`, /no exchange file/)
    refusing('{}', /no exchange file/)
  })

  it('where one before it is missing, then taken in order', () => {
    const [first, second] = [sent(), sent('第二件')]
    refusing(second, /number 2: number 1 is missing/)
    expect([taken(first).n, taken(second).n]).toEqual([1, 2])
  })

  it('where it is for another office, or of nobody known', () => {
    const file = sent()
    refusing(file, /is for O-ga, not for O-jw/, 'O-jw/clerk')
    const stranger = openDesk()
    expect(() => taken(file, 'O-ga/clerk', stranger)).toThrow(/nobody known/)
    stranger.close()
  })

  it('where another one came under its number, or it follows another', () => {
    const file = sent()
    taken(file)
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    trustPeer(police.desk, { office: 'O-zj', publicPem }, CHANGED)
    const { content } = readExchange(file, publicKeyOf(ownExchangeKey(bureau.casebook.dir).publicPem))
    const first = writeExchange(content, privateKey)
    taken(first)
    refusing(
      writeExchange({ ...content, at: '2026-02-14T01:00:00.000Z' }, privateKey),
      /came under the number 1/,
    )
    refusing(writeExchange({ ...content, n: 2 }, privateKey), /follows another/)
    refusing(writeExchange({ ...content, n: 2, from: 'O-jt' }, privateKey), /its key is that of O-zj/)
  })
})

it('a lead of another office is not sent, nor answered what never came', () => {
  const by = { actor: seat(bureau, 'O-jt/leader', AT), at: AT, dir: bureau.casebook.dir }
  expect(() => exportLead(bureau.desk, { lead, to: 'O-ga', kind: 'lead', note: '' }, by)).toThrow(
    /another office/,
  )
  const own = { actor: seat(bureau, LI, AT), at: AT, dir: bureau.casebook.dir }
  expect(() => exportLead(bureau.desk, { lead, to: 'O-ga', kind: 'reply', note: '' }, own)).toThrow(
    /nothing to reply/,
  )
  expect(() => exportLead(bureau.desk, { lead, to: 'O-xx', kind: 'lead', note: '' }, own)).toThrow(
    /no office "O-xx"/,
  )
})
