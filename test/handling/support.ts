import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { actedSeat } from '../../src/access/acted-seat.js'
import { officesToTry } from '../../src/accounts/office-file.js'
import type { Casebook } from '../../src/casebook/casebook.js'
import { openCasebook } from '../../src/casebook/open.js'
import type { WorkItem } from '../../src/casebook/work/items.js'
import type { Actor } from '../../src/handling/actor.js'
import { type Desk, deskOf } from '../../src/handling/desk.js'
import type { FoundLead } from '../../src/handling/lead.js'
import { makePaper } from '../../src/handling/make-paper.js'
import { newLead } from '../../src/handling/new-lead.js'
import { type Performed, perform } from '../../src/handling/perform.js'

export interface TestDesk {
  casebook: Casebook
  desk: Desk
  close(): void
}

let template: string | undefined

/** A case book with the county's file in it, made once a process: a copy is there at once. */
const templateOf = (): string => {
  if (template !== undefined) return template
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-desk-'))
  const casebook = openCasebook(dir)
  deskOf(casebook)
  casebook.close()
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
  template = dir
  return dir
}

/** A desk on a case book of its own. */
export const openDesk = (): TestDesk => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-desk-'))
  cpSync(templateOf(), dir, { recursive: true })
  const casebook = openCasebook(dir)
  return {
    casebook,
    desk: deskOf(casebook),
    close: () => {
      casebook.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** The seat of a name, as somebody in local mode tries it. */
export const seat = ({ casebook }: Pick<TestDesk, 'casebook'>, name: string, at: string): Actor => {
  const { user, office, kind, position, capacity } = actedSeat(
    name,
    officesToTry(casebook.accounts),
    new Date(at),
  )
  return { user: user!, office, kind, position, capacity, source: 'http' }
}

const LOT = { title: '一标', domain: 'tender', method: 'open', region: '330922', day: '2026-01-05' }

/** What a ring of two housing lots and one transport lot would give. */
export const found = (over: Partial<FoundLead> = {}): FoundLead => ({
  origin: { kind: 'ring', ring: 'R-000001', at: '2026-02-10T01:00:00.000Z' },
  summary: { zh: '疑似围标', en: 'suspected ring' },
  run: 'RUN-000001',
  level: 'red',
  recordSha256: null,
  facts: ['视', '强'].map((grade, i) => ({
    id: `fact-${i}`,
    rule: 'TEST-01',
    family: 'device' as const,
    grade: grade as '视',
    name: { zh: '同一机器', en: 'same machine' },
    members: ['甲', '乙'],
    lots: 2,
    kind: null,
    value: null,
    law: [],
    run: 'RUN-000001',
  })),
  moreFacts: 0,
  members: [
    { id: 'A', name: '甲' },
    { id: 'B', name: '乙' },
  ],
  lots: [
    { ...LOT, id: 'L1', project: 'P1', industry: 'housing' },
    { ...LOT, id: 'L2', project: 'P1', industry: 'housing' },
    { ...LOT, id: 'L3', project: 'P2', industry: 'transport' },
  ],
  industries: ['housing', 'transport'],
  amountFen: 100,
  data: {},
  policeGround: false,
  ...over,
})

export const makeLead = (
  { desk }: Pick<TestDesk, 'desk'>,
  at: string,
  { colour = 'red', ...over }: Partial<FoundLead> & { colour?: string } = {},
): WorkItem => desk.work.transact(() => newLead(desk, { body: found(over), colour, at }))

/** Does an act on the present version in the seat of a name. */
export const act = (
  test: TestDesk,
  at: string,
  seatName: string,
  id: string,
  name: string,
  input: object = {},
): Performed =>
  perform(
    test.desk,
    { id, act: name, input, ifMatch: test.desk.work.item(id)!.version },
    seat(test, seatName, at),
    new Date(at),
  )

export const LI = 'O-zj/handler@li'
export const WANG = 'O-zj/handler@wang'
export const ASSIGNED = { handlers: [LI, WANG], recusal: { [LI]: 'none', [WANG]: 'none' } }
export const REASON = '经研究认为由该单位承办更为合适'
export const CONCLUSION =
  '经核查有关企业共用同一台公用电脑制作投标文件，已有租赁合同与监控记录相互印证，报价接近系采用同一计价软件所致，未发现串通投标行为'

/** Makes a paper in the seat of a name. */
export const make = (
  test: TestDesk,
  at: string,
  seatName: string,
  wanted: { kind: string; parent?: string; input?: object },
): Performed => makePaper(test.desk, { input: {}, ...wanted }, seat(test, seatName, at), new Date(at))

export const idOf = (done: Performed): string => (done.ok ? done.item.id : JSON.stringify(done.refusal))
export const stateOf = (done: Performed) => (done.ok ? done.item.state : done.refusal)
/** What is missing, by where it belongs; of another refusal its code. */
export const missingOf = (done: Performed): string | string[] => {
  if (done.ok) return 'ok'
  return done.refusal.code === 'precondition_missing'
    ? done.refusal.missing.map(({ pointer }) => pointer)
    : done.refusal.code
}

/** A lead that is checked by Li and Wang of O-zj, with every line marked and every fact judged. */
export const checkedLead = (test: TestDesk, at: string, verdict: string, over: object = {}): string => {
  const { id } = makeLead(test, at, over)
  act(test, at, 'O-xt/dispatcher', id, 'route', { host: 'O-zj', cohandlers: ['O-jt'], reason: REASON })
  act(test, at, 'O-zj/clerk', id, 'sign')
  act(test, at, 'O-zj/leader', id, 'assign', ASSIGNED)
  const lines = test.desk.lines.map((line) => line.id)
  act(test, at, LI, id, 'mark', { lines, verdict: 'conform', why: '已核对原件' })
  act(test, at, LI, id, 'mark', { rule: '*', verdict, why: '已核对原件' })
  return id
}

export const REPORT =
  '经查两家企业在三个标段使用同一台计算机编制投标文件，报价呈规律性差异，相关人员陈述与设备记录相互印证，涉嫌串通投标，建议移送公安机关'
export const ENCLOSURES = Object.fromEntries(
  ['1', '2', '3', '4', '5'].map((no) => [no, no === '4' ? { has: false, note: '无需鉴定' } : { has: true }]),
)
