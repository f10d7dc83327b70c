import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LotFlagRecord } from '../../src/domain/lot-flag.js'
import type { RingRecord } from '../../src/domain/run.js'
import { growLead } from '../../src/handling/grow-lead.js'
import { factOfFlag, factsOfRing } from '../../src/handling/lead-facts.js'
import { listPersons, personsOf } from '../../src/handling/persons.js'
import { ASSIGNED, act, found, LI, makeLead, openDesk, REASON, type TestDesk } from './support.js'

const AT = '2026-02-13T01:00:00.000Z'
const NUMBER = '330922199001011234'

let test: TestDesk
beforeAll(() => {
  test = openDesk()
})
afterAll(() => test.close())

const ringOf = (kind: string, clear: string, value: string): RingRecord =>
  ({
    run: 'RUN-000001',
    ring: {
      evidence: [
        { rule: 'REL-07', family: 'relation', grade: '视', members: ['A', 'B'], lots: ['L1'], bits: 12 },
      ].map((one) => ({ ...one, kind, value, notes: [], law: [] })),
    },
    clear: [clear],
  }) as unknown as RingRecord

it('a fact that rests on an identity number names one person, by a mark and masked; one on a name nobody', () => {
  const { markOf } = test.casebook
  const factOf = (clear: string) =>
    factsOfRing(ringOf('person', clear, '330922********1234'), () => '', markOf)[0]!
  const fact = factOf(NUMBER)
  expect(fact.persons).toEqual([
    { id: expect.stringMatching(/^[0-9a-f]{16}$/), kind: 'person', value: '330922********1234' },
  ])
  expect(JSON.stringify(fact)).not.toContain(NUMBER)
  expect(factOf(NUMBER).persons).toEqual(fact.persons)
  expect(factOf('330922199001011235').persons![0]!.id).not.toBe(fact.persons![0]!.id)
  const [named] = factsOfRing(ringOf('person-name', '某某', '某*'), () => '', markOf)
  expect(named).not.toHaveProperty('persons')
})

it('a fact about members of a committee names each expert once', () => {
  const flag = {
    lot: 'L1',
    rule: 'EXP-05',
    grade: '线',
    bidders: ['A'],
    detail: { experts: ['E-1', 'E-2', 'E-1'] },
  }
  const telling = { run: 'RUN-000001', nameOf: () => '', markOf: test.casebook.markOf }
  const { persons = [] } = factOfFlag(flag as unknown as LotFlagRecord, telling)
  expect(persons.map(({ kind, value }) => [kind, value])).toEqual([
    ['expert', 'E*1'],
    ['expert', 'E*2'],
  ])
})

it('a lead of before persons were kept names them once a run finds its facts again', () => {
  const { desk } = test
  const { work } = desk
  const { id } = makeLead(test, AT)
  act(test, AT, 'O-xt/dispatcher', id, 'route', { host: 'O-zj', reason: REASON })
  act(test, AT, 'O-zj/clerk', id, 'sign')
  act(test, AT, 'O-zj/leader', id, 'assign', ASSIGNED)
  act(test, AT, LI, id, 'mark', { facts: ['fact-0'], verdict: 'confirmed', why: '已核对原件' })
  expect(personsOf(desk, work.item(id)!)).toEqual([])
  const person = { id: '0123456789abcdef', kind: 'person' as const, value: '330922********1234' }
  const facts = found().facts.map((fact) => ({ ...fact, persons: [person] }))
  const { version } = work.item(id)!
  work.transact(() => growLead(desk, work.item(id)!, found({ facts }), AT))
  expect(work.item(id)!.version).toBe(version)
  expect(personsOf(desk, work.item(id)!)).toEqual([
    { ...person, colour: 'red', since: AT, facts: ['fact-0'] },
  ])
  const all = { visible: { sql: '1', values: [] }, skip: 0, limit: 10 }
  expect(listPersons(desk, all)).toEqual({
    rows: [{ ...person, colour: 'red', since: AT, leads: [id] }],
    total: 1,
  })
  expect(listPersons(desk, { ...all, colour: 'green' }).rows).toEqual([])
})
