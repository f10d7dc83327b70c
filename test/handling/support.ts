import { mkdtempSync, rmSync } from 'node:fs'
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
import { newLead } from '../../src/handling/new-lead.js'
import { type Performed, perform } from '../../src/handling/perform.js'

export interface TestDesk {
  casebook: Casebook
  desk: Desk
  close(): void
}

/** A desk on a case book of its own. */
export const openDesk = (): TestDesk => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-desk-'))
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
