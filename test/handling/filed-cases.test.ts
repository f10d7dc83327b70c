import { afterAll, beforeAll, expect, it } from 'vitest'
import { filedCases } from '../../src/handling/filed-cases.js'
import {
  ASSIGNED,
  act,
  CONCLUSION,
  checkedLead,
  ENCLOSURES,
  idOf,
  LI,
  make,
  openDesk,
  REPORT,
  type TestDesk,
} from './support.js'

const AT = '2026-03-05T02:00:00.000Z'
const LATER = '2026-03-06T02:00:00.000Z'

let test: TestDesk
beforeAll(() => {
  test = openDesk()
})
afterAll(() => test.close())

it('tells a case once the police have filed it, and once an office handles it by itself, not before', () => {
  const lead = checkedLead(test, AT, 'confirmed')
  const transfer = idOf(make(test, AT, LI, { kind: 'TP', parent: lead }))
  act(test, AT, LI, transfer, 'report', { handlers: ASSIGNED.handlers, conclusion: REPORT })
  act(test, AT, 'O-zj/principal', transfer, 'approve', { opinion: '同意移送' })
  act(test, AT, 'O-zj/clerk', transfer, 'send', { enclosures: ENCLOSURES, number: '嵊移〔2026〕1号' })
  act(test, AT, 'O-ga/clerk', transfer, 'receipt', { text: '县公安局内勤某签收' })
  expect(filedCases(test.desk.work)).toEqual([])
  act(test, LATER, 'O-ga/leader', transfer, 'file', { number: '嵊公立〔2026〕1号', day: '2026-03-06' })
  expect(filedCases(test.desk.work)).toEqual([{ item: transfer, lead, kind: 'police-filing', at: LATER }])

  const other = checkedLead(test, AT, 'confirmed')
  act(test, AT, LI, other, 'propose', {
    disposal: ['rectify', 'administrative'],
    conclusion: CONCLUSION,
    impact: '不影响工期',
  })
  act(test, AT, 'O-zj/leader', other, 'approve', { opinion: '同意' })
  expect(filedCases(test.desk.work)).toHaveLength(1)
  act(test, LATER, 'O-xt/reviewer', other, 'review', { opinion: '同意' })
  expect(filedCases(test.desk.work)).toContainEqual({
    item: other,
    lead: other,
    kind: 'administrative-filing',
    at: LATER,
  })
})
