import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskOf } from '../../src/handling/desk.js'
import { PackBody } from '../../src/handling/pack.js'
import { planDue } from '../../src/handling/plan-due.js'
import { packFile } from '../../src/reports/pack-file.js'
import { ENCLOSURES, makeLead, REPORT } from '../handling/support.js'
import { importFiles } from '../support/import.js'
import { LI, on, stepsOf, WANG } from './lead-steps.js'
import { type OfficesAtWork, openOfficesAtWork, type SeenItem } from './offices-at-work.js'

const FIRM = (n: number): string => `TEST-${n}`

let work: OfficesAtWork
let steps: ReturnType<typeof stepsOf>
/** Leads of rings: the first is transferred to the police, the others are looked at. */
let leads: string[]
beforeAll(async () => {
  work = await openOfficesAtWork(async (store) => {
    const lots = ['L1', 'L2', 'L3'].map((lot_id) => ({
      ...{
        lot_id,
        title: `安置房${lot_id}`,
        industry: 'housing',
        region_code: '330922',
        opened_at: '2026-01-05',
      },
    }))
    const bids = lots.flatMap(({ lot_id }) =>
      [1, 2, 3].map((n) => ({
        ...{
          lot_id,
          bidder_id: FIRM(n),
          bidder_name: `第${n}城建工程有限公司`,
          amount: `${900_000 + n}`,
          won: '0',
        },
      })),
    )
    await importFiles(store.engine, [
      { table: 'lots', rows: lots },
      { table: 'bids', rows: bids },
    ])
    const desk = deskOf(store.casebook)
    planDue(desk, new Date(on('2026-02-09')))
    const one = (ring: string, colour: string) =>
      makeLead({ desk }, on('2026-02-09'), {
        ...{ colour, policeGround: true, industries: ['housing'] },
        origin: { kind: 'ring', ring, at: on('2026-02-09') },
        lots: [{ ...LOT, id: ring }],
      }).id
    leads = ['red', 'red', 'yellow', 'yellow', 'yellow', 'yellow'].map((colour, i) =>
      one(`R-00000${i + 1}`, colour),
    )
  })
  steps = stepsOf(work)
})
afterAll(() => work.close())

const LOT = {
  ...{ title: '一标', project: 'P1', industry: 'housing', domain: 'tender', method: 'open' },
  ...{ region: '330922', day: '2026-01-05' },
}

describe('F13 and F23: from a red lead to the police', () => {
  let transfer: string
  it('the check sheet is a Word document with as many lines as the JSON tells, within two seconds', async () => {
    work.at(on('2026-02-10'))
    await steps.checked(leads[0]!, 'confirmed')
    const sheet = (await work.get(LI, `/leads/${leads[0]}/sheet`)).body
    expect(sheet.lines).toHaveLength(24)
    expect(sheet.facts).toHaveLength(2)
    const refused = await work.get(LI, `/leads/${leads[0]}/sheet.docx`)
    expect([refused.status, JSON.parse(refused.bytes.toString()).code]).toEqual([403, 'not_released'])
    const purpose = encodeURIComponent(`ref=${leads[0]};why=核查会前打印`)
    const file = await work.get(LI, `/leads/${leads[0]}/sheet.docx`, { 'x-purpose': purpose })
    expect([file.status, file.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
  })

  it('an approval of ten is sent at one past ten the next day: 24 hours late', async () => {
    const handlers = [await work.user(LI), await work.user(WANG)]
    transfer = await work.make(LI, 'TP', {}, leads[0])
    await work.done(LI, transfer, 'report', { handlers, conclusion: REPORT })
    work.at(on('2026-02-11'))
    const refused = await work.act(LI, transfer, 'approve', { opinion: '同意移送' })
    expect([refused.status, refused.body.code]).toEqual([403, 'forbidden'])
    await work.done('O-zj/R/principal', transfer, 'approve', { opinion: '同意移送' })
    steps.sweep('2026-02-12', '10:01')
    expect((await steps.clockOf('O-zj/R/clerk', transfer, 'XFER-SEND')).light).toBe('red')
    await work.done('O-zj/R/clerk', transfer, 'send', {
      number: '嵊住建移〔2026〕1号',
      enclosures: ENCLOSURES,
    })
    expect((await steps.clockOf('O-zj/R/clerk', transfer, 'XFER-SEND')).result).toBe('late')
  })

  it('a receipt of Friday is decided on by Monday; not filed, it goes on to the procuratorate, which sees it alone', async () => {
    work.at(on('2026-03-06'))
    expect((await work.get('O-jc/J/leader', `/items/${transfer}`)).status).toBe(404)
    await work.done('O-ga/P/clerk', transfer, 'receipt', { text: '某民警签收' })
    expect((await steps.clockOf('O-ga/P/leader', transfer, 'XFER-FILE')).due).toBe('2026-03-09')
    work.at(on('2026-03-09'))
    const no = {
      number: '嵊公不立〔2026〕1号',
      reason: '现有证据尚不足以认定犯罪事实存在',
      text: '材料一并退回',
    }
    await work.done('O-ga/P/leader', transfer, 'not-file', no)
    expect((await steps.clockOf('O-zj/R/leader', transfer, 'XFER-RECONSIDER')).due).toBe('2026-03-12')
    work.at(on('2026-03-12'))
    await work.done('O-zj/R/leader', transfer, 'ask-supervision', {
      reason: '认为依法应当立案，建议立案监督',
    })
    expect((await work.get('O-jc/J/leader', `/items/${transfer}`)).body.state).toBe('supervised')
    const seen = (await work.get('O-jc/J/leader', '/items?kind=TP')).body.data.map(({ id }: SeenItem) => id)
    expect(seen).toEqual([transfer])
  })
})

describe('findings that go to discipline', () => {
  it('are sent with a number, received, and their result is one of the lead; coordination does not see them', async () => {
    work.at(on('2026-03-13'))
    const text = '有关人员与投标人存在利害关系而未回避'
    const toPolice = await work.post(LI, '/items', {
      kind: 'TD',
      parent: leads[0],
      input: { office: 'O-ga', text },
    })
    expect(toPolice.body.errors).toMatchObject([{ pointer: '#/office' }])
    const findings = await work.make(LI, 'TD', { office: 'O-jw', text }, leads[0])
    await work.done('O-zj/R/leader', findings, 'approve', { opinion: '同意移送' })
    await work.done('O-zj/R/clerk', findings, 'send', { number: '嵊住建移〔2026〕2号' })
    expect((await steps.clockOf('O-jw/D/clerk', findings, 'NOT-OURS')).due).toBe('2026-03-20')
    expect((await work.get('O-xt/C/leader', `/items/${findings}`)).status).toBe(404)
    await work.done('O-jw/D/clerk', findings, 'receive', { text: '某同志签收' })
    const result = {
      authority: '县纪委监委',
      number: '嵊纪立〔2026〕1号',
      day: '2026-03-13',
      text: '已立案审查',
    }
    expect(await work.done('O-jw/D/leader', findings, 'result', result)).toBe('answered')
    const { about } = (await work.get(LI, `/leads/${leads[0]}`)).body
    expect(about.results).toContainEqual(
      expect.objectContaining({ kind: 'discipline', number: result.number }),
    )
  })
})

describe('F36 and F37: the same bidders from three offices', () => {
  it('the second and third are told of the first, are made when it is answered, and go into it', async () => {
    work.at(on('2026-03-16'))
    const given = {
      colour: 'yellow',
      text: '三家企业在同一标段疑似串通投标',
      bidders: [1, 2, 3].map(FIRM),
      lots: ['L1'],
    }
    const first = (await work.post('O-ga/P/handler', '/leads', given)).body.id
    const made: string[] = [first]
    for (const who of ['O-sj/A/handler', LI]) {
      const asked = await work.post(who, '/leads', given)
      const similar = (asked.body.errors ?? []).map(({ pointer }: { pointer: string }) =>
        pointer.split('/').at(-1),
      )
      const next =
        asked.status === 201 ? asked : await work.post(who, '/leads', { ...given, separate: similar })
      expect([next.status, next.body.errors]).toEqual([201, undefined])
      made.push(next.body.id)
    }
    for (const lead of made.slice(1)) {
      const { data } = (await work.get('O-xt/C/dispatcher', `/leads/${lead}/similar`)).body
      expect(data.find(({ id }: SeenItem) => id === first).share).toBeGreaterThanOrEqual(500)
      await work.done('O-xt/C/dispatcher', lead, 'merge', { target: first })
    }
    const merged = (await work.get('O-xt/C/dispatcher', `/leads/${made[2]}`)).body
    expect([merged.state, merged.about.mergedInto]).toEqual(['merged', first])
  })

  it('the board is asked by industry, colour and term; whoever sees sums alone sees none of fewer than five', async () => {
    const board = (await work.get('O-xt/C/leader', '/board?industry=housing&colour=yellow&term=ROUTE')).body
      .data
    expect(board).toHaveLength(1)
    expect(board[0].open).toBeGreaterThanOrEqual(5)
    const few = (await work.get('O-dc/G/leader', '/board?colour=red')).body.data
    expect(few).toEqual([])
    const { data } = (await work.get('O-dc/G/leader', '/indicators?period=2026')).body
    for (const { n, value, about } of data) {
      expect(about.zh).not.toBe('')
      expect(n === 0 ? value : n).not.toBe(1)
    }
  })
})

describe('F33: a problem', () => {
  it('is closed by another than the unit, and its list shows the state of its last event', async () => {
    work.at(on('2026-04-01'))
    const problem = await work.make(
      LI,
      'PB',
      { code: '3', office: 'O-zj', text: '投标保证金缴纳管理不规范，未核对缴款账户' },
      leads[0],
    )
    await work.done('O-zj/R/leader', problem, 'plan', {
      text: '逐标段核对投标保证金缴款账户',
      until: '2026-04-20',
    })
    await work.done('O-zj/R/clerk', problem, 'submit', { text: '已逐标段核对缴款账户并建立台账' })
    expect((await work.act('O-zj/R/leader', problem, 'verify', { opinion: '同意' })).status).toBe(403)
    expect(await work.done('O-xt/C/reviewer', problem, 'verify', { opinion: '同意销号' })).toBe('closed')
    const { data } = (await work.get('O-xt/C/reviewer', '/items?kind=PB')).body
    expect(data).toMatchObject([{ id: problem, state: 'closed' }])
    const { data: events } = (await work.get('O-xt/C/reviewer', `/items/${problem}/events`)).body
    expect(events.at(-1).to).toBe('closed')
  })
})

describe('F34: a pack of March and April', () => {
  it('has the numbers of the board and of the indicators, and is the same file each time', async () => {
    work.at(on('2026-04-30', '16:00'))
    const board = (await work.get('O-xt/C/leader', '/board')).body.data
    const { data } = (await work.get('O-xt/C/leader', '/indicators?period=2026-H1')).body
    expect(data.length).toBeGreaterThan(10)
    const made = await work.post('O-xt/C/clerk', '/packs', { kind: 'meeting', window: '2026-03' })
    expect(made.status).toBe(201)
    const part = (key: string) =>
      made.body.body.sections
        .find((section: { key: string }) => section.key === key)
        .rows.map((row: { zh: string }[]) => row.map(({ zh }) => zh))
    expect(part('board')).toEqual(
      board.map(({ office, name, open, overdue, byColour }: never) => [
        ...(office === null ? ['待分办'] : [name]),
        ...[open, ...Object.values(byColour as object), overdue].map(String),
      ]),
    )
    expect(part('transfers').map(([id]: string[]) => id)).toHaveLength(1)
    const path = `/packs/${made.body.id}/file?format=docx`
    expect((await work.get('O-xt/C/clerk', path)).body.code).toBe('not_released')
    const release = { path, reason: '双月会商材料', addressee: '县委县政府' }
    expect((await work.post('O-xt/C/clerk', '/releases', release)).status).toBe(201)
    const body = PackBody.parse(work.store.casebook.work.pack(made.body.id)!.body)
    const [one, two] = await Promise.all([packFile(body, 'docx', 'zh'), packFile(body, 'docx', 'zh')])
    expect(one.equals(two)).toBe(true)
    expect((await work.get('O-zj/R/leader', `/packs/${made.body.id}`)).status).toBe(404)
    expect((await work.post('O-zj/R/leader', '/packs', { kind: 'meeting', window: '2026-03' })).status).toBe(
      403,
    )
    expect((await work.post('O-xt/C/clerk', '/packs', { kind: 'meeting', window: '2026-04' })).status).toBe(
      400,
    )
  })
})

describe('F32 and F44: what offices owe', () => {
  it('each office finds its tasks in its inbox', async () => {
    for (const who of ['O-zj/R/clerk', 'O-sj/A/clerk', 'O-ga/P/clerk']) {
      const { data } = (await work.get(who, `/items?kind=TK&host=${who.split('/')[0]}`)).body
      expect(data.length).toBeGreaterThan(0)
    }
  })

  it('five past midnight of the ninth of June the list names all who have not reported', async () => {
    for (const day of ['2026-05-25', '2026-06-01', '2026-06-04', '2026-06-08']) steps.sweep(day)
    const due = (await work.get('O-xt/C/clerk', '/items?kind=RI&limit=200')).body.data as (SeenItem & {
      due: string
      host: { office: string; name: string }
    })[]
    const half = due.filter((item) => item.due === '2026-06-08')
    expect(half.length).toBeGreaterThan(3)
    const own = half.find(({ host }) => host.office === 'O-zj')!
    const { data: events } = (await work.get('O-zj/R/clerk', `/items/${own.id}/events`)).body
    expect(events.filter(({ act }: { act: string }) => act === 'reminded')).toHaveLength(4)
    await work.done('O-zj/R/clerk', own.id, 'submit', { text: '半年工作情况报告已报送，详见附件' })
    steps.sweep('2026-06-09', '00:05')
    const made = await work.post('O-xt/C/clerk', '/packs', { kind: 'missing', window: '2026-06' })
    const names = made.body.body.sections[0].rows.map((row: { zh: string }[]) => row[2]!.zh)
    expect(names.toSorted()).toEqual(
      half
        .filter(({ host }) => host.office !== 'O-zj')
        .map(({ host }) => host.name)
        .toSorted(),
    )
  })
})

describe('F21: a judicial suggestion', () => {
  it('served on the fifth of August is due on the fifth of October, leniently the eighth; then an order is drafted', async () => {
    work.at(on('2026-08-05'))
    const letter = await work.make('O-fy/K/handler', 'LT', {
      ...{ type: 'judicial-suggestion', office: 'O-zj' },
      text: '住建领域投标保证金缴纳和电子锁管理存在漏洞',
    })
    await work.done('O-fy/K/leader', letter, 'check', { opinion: '同意' })
    await work.done('O-fy/K/clerk', letter, 'issue', { number: '（2026）浙0922司建1号' })
    await work.done('O-fy/K/clerk', letter, 'serve', { day: '2026-08-05', text: '直接送达' })
    const clock = await steps.clockOf('O-zj/R/clerk', letter, 'LETTER-JUD')
    expect([clock.due, clock.lenient]).toEqual(['2026-10-05', '2026-10-08'])
    steps.sweep('2026-10-06', '00:05')
    expect((await steps.clockOf('O-zj/R/clerk', letter, 'LETTER-JUD')).light).toBe('red')
    steps.sweep('2026-10-12')
    const orders = (await work.get('O-xt/C/leader', '/items?kind=SO&limit=200')).body.data
    expect(orders.some(({ lead }: { lead: string }) => lead === letter)).toBe(true)
    const reply = { text: '已修订保证金管理办法并完成整改', day: '2026-10-12', number: '嵊住建函〔2026〕9号' }
    await work.done('O-zj/R/clerk', letter, 'reply', reply)
    expect(await work.done('O-fy/K/leader', letter, 'accept', { opinion: '整改到位' })).toBe('closed')
  })
})

it('every event is in the audit log once, and the log is whole', async () => {
  const { events, unlogged, wrong } = await work.audited()
  expect(events).toBeGreaterThan(80)
  expect([unlogged, wrong]).toEqual([0, null])
})
