import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { detect } from '../../src/detection/detect.js'
import { deskOf } from '../../src/handling/desk.js'
import type { FoundLead } from '../../src/handling/lead.js'
import { spotFaults } from '../../src/handling/spot-check.js'
import { importPaths } from '../../src/intake/import.js'
import { maskValue } from '../../src/normalise/mask.js'
import { TICKS } from '../../src/releases/step-release.js'
import { readBook } from '../formats/read-book.js'
import { recount } from '../handling/recount.js'
import { CONCLUSION, found, makeLead, REASON } from '../handling/support.js'
import { unzipped } from '../reports/unzip.js'
import { LI, OPINION, on, stepsOf } from './lead-steps.js'
import { type Answer, type OfficesAtWork, openOfficesAtWork, type SeenItem } from './offices-at-work.js'

/**
 * Four lots in each of two quarters. B and C are of Hangzhou, the others of the county. Two firms alone meet
 * the conditions of H1; H2 is called nine days before its deadline; the staff of H3's contract seldom comes.
 */
const LOTS = `lot_id,title,project_id,industry,domain,method,statutory,region_code,published_at,bid_deadline,opened_at,qualified_firms,buyer_name
H1,渔港一标,P1,housing,tender,open,1,330922,2026-01-02,2026-02-02,2026-02-02,2,县城投公司
H2,渔港二标,P1,housing,tender,open,1,330922,2026-02-01,2026-02-10,2026-02-10,30,县城投公司
H3,安置房三标,P2,housing,tender,open,1,330922,2026-01-02,2026-02-12,2026-02-12,30,县城投公司
T1,航道一标,P3,transport,tender,open,1,330922,2026-01-02,2026-03-02,2026-03-02,3,县交投公司
H4,安置房四标,P2,housing,tender,open,1,330922,2026-03-02,2026-04-02,2026-04-02,30,县城投公司
H5,安置房五标,P2,housing,tender,open,1,330922,2026-03-02,2026-04-12,2026-04-12,30,县城投公司
H6,安置房六标,P4,housing,tender,open,1,330922,2026-03-02,2026-05-12,2026-05-12,30,县城投公司
T2,航道二标,P3,transport,tender,open,1,330922,2026-03-02,2026-05-22,2026-05-22,30,县交投公司
`
const WINNERS = { H1: 'A', H2: 'A', H3: 'B', T1: 'A', H4: 'B', H5: 'C', H6: 'A', T2: 'D' }
const FIRMS = ['A', 'B', 'C', 'D']
const BIDS = `lot_id,bidder_id,bidder_name,amount,won\n${Object.entries(WINNERS)
  .flatMap(([lot, winner]) =>
    FIRMS.map(
      (firm, i) => `${lot},TEST-${firm},${firm}建设有限公司,${900_000 + i},${firm === winner ? 1 : 0}`,
    ),
  )
  .join('\n')}\n`
const BIDDERS = `bidder_id,name,region_code\n${FIRMS.map(
  (firm) => `TEST-${firm},${firm}建设有限公司,${firm === 'B' || firm === 'C' ? '330106' : '330922'}`,
).join('\n')}\n`
const CONTRACTS = `contract_id,lot_id,bidder_id,price,settlement_price,signed_at,starts_on,attendance,manager_changed_on
K1,H1,TEST-A,900000,900000,2026-02-20,2026-03-01,0.9,
K3,H3,TEST-B,900000,990000,2026-02-20,2026-03-01,0.41,2026-04-01
K4,T1,TEST-A,900000,,2026-03-10,2026-04-01,0.8,
`
const FILES = { 'lots.csv': LOTS, 'bids.csv': BIDS, 'bidders.csv': BIDDERS, 'contracts.csv': CONTRACTS }

const LOT = {
  ...{ title: '一标', project: 'P2', industry: 'housing', domain: 'tender', method: 'open' },
  ...{ region: '330922', day: '2026-01-05' },
}
const LEADER = 'O-xt/C/leader'

let work: OfficesAtWork
let steps: ReturnType<typeof stepsOf>
let folder: string
beforeAll(async () => {
  // minutes and quarter minutes pass when a test says so
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  folder = mkdtempSync(join(tmpdir(), 'biaojian-cases-'))
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text)
  work = await openOfficesAtWork(async (store) => {
    const now = (): Date => new Date('2026-02-10T00:00:00.000Z')
    await importPaths(
      store,
      Object.keys(FILES).map((name) => join(folder, name)),
      { now },
    )
    await detect(store, { seed: 1, workers: 1, communities: 'leiden', now })
  })
  steps = stepsOf(work)
})
afterAll(async () => {
  await work.close()
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true })
})

const ringLead = (ring: string, day: string, colour = 'red', over: Partial<FoundLead> = {}): string =>
  makeLead({ desk: deskOf(work.store.casebook) }, on(day), {
    ...{ colour, level: colour, industries: ['housing'], origin: { kind: 'ring', ring, at: on(day) } },
    lots: [{ ...LOT, id: 'H6' }],
    ...over,
  }).id

interface Section {
  key: string
  said: { zh: string }[]
  rows: { zh: string }[][]
}
const sectionsOf = async (
  who: string,
  body: object,
): Promise<Record<string, { said: string; rows: string[][] }>> => {
  const made = await work.post(who, '/packs', body)
  expect([made.status, made.body.errors]).toEqual([201, undefined])
  return Object.fromEntries(
    (made.body.body.sections as Section[]).map(({ key, said, rows }) => [
      key,
      { said: said.map(({ zh }) => zh).join('\n'), rows: rows.map((row) => row.map(({ zh }) => zh)) },
    ]),
  )
}

describe('F11: the clock of a red lead', () => {
  it('signed on the last day before the Spring Festival it is due on the fifth of March, red at midnight, ordered three working days on', async () => {
    work.at(on('2026-02-12'))
    const lead = ringLead('R-000011', '2026-02-12')
    await work.done('O-xt/C/dispatcher', lead, 'route', { host: 'O-zj', reason: REASON })
    work.at(on('2026-02-13'))
    await work.done('O-zj/R/clerk', lead, 'sign')
    expect((await steps.clockOf('O-zj/R/clerk', lead, 'CHECK')).due).toBe('2026-03-05')
    const orders = async (): Promise<number> => {
      const { data } = (await work.get(LEADER, '/items?kind=SO&limit=200')).body
      return data.filter((order: { lead: string }) => order.lead === lead).length
    }
    steps.sweep('2026-03-05', '23:55')
    expect((await steps.clockOf('O-zj/R/clerk', lead, 'CHECK')).light).toBe('amber')
    steps.sweep('2026-03-06', '00:00')
    expect((await steps.clockOf('O-zj/R/clerk', lead, 'CHECK')).light).toBe('red')
    steps.sweep('2026-03-09', '23:00')
    expect(await orders()).toBe(0)
    steps.sweep('2026-03-10', '10:00')
    expect(await orders()).toBe(1)
  })
})

describe('F13: the check sheet of every red lead', () => {
  it('is had in one step within two seconds, and its rows are those of the JSON', async () => {
    const leads = [ringLead('R-000013', '2026-03-10'), ringLead('R-000014', '2026-03-10')]
    for (const lead of leads) {
      await steps.assigned(lead)
      const json = (await work.get(LI, `/leads/${lead}/sheet`)).body
      const began = performance.now()
      const file = await work.get(LI, `/leads/${lead}/sheet.docx`, {
        'x-purpose': encodeURIComponent(`ref=${lead};why=核查会前打印`),
      })
      expect(performance.now() - began).toBeLessThan(2000)
      const xml = unzipped(file.bytes)['word/document.xml']!
      const rows = xml
        .split('<w:tr>')
        .slice(1)
        .map((row) => row.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '))
      for (const fact of json.facts)
        expect(rows.filter((row) => row.startsWith(` ${fact.no} ${fact.rule}`))).toHaveLength(1)
      for (const line of json.lines) {
        const [own] = rows.filter((row) => row.includes(` ${line.id} `))
        expect([line.id, own?.includes(line.text.zh)]).toEqual([line.id, true])
      }
      expect([json.lines.length, json.facts.length]).toEqual([24, 2])
    }
  })
})

describe('F15: a disposal of a key project', () => {
  it('is refused without a word on its impact, which is named', async () => {
    const lead = ringLead('R-000015', '2026-03-10')
    const key = { project: LOT.project, programme: '千项万亿', fromDay: '2026-01-01' }
    expect((await work.post(LEADER, '/key-projects', key)).body.leads).toContain(lead)
    await steps.checked(lead, 'confirmed')
    const input = { disposal: ['administrative'], conclusion: CONCLUSION }
    const refused = await work.act(LI, lead, 'propose', input)
    expect([refused.status, refused.body.errors]).toMatchObject([409, [{ pointer: '#/impact' }]])
    const impact = '项目已开工，责令整改不影响工期，无须停工'
    expect(await work.done(LI, lead, 'propose', { ...input, impact })).toBe('proposed')
  })
})

describe('F12: policies of colours, and a lower colour', () => {
  const preview = (policy: object): Promise<Answer> => work.post(LEADER, '/colours/policy/preview', policy)

  it('a second version changes fourteen leads; old colours stay with the first; a red one is asked for', async () => {
    const leads = Array.from({ length: 14 }, (_, i) => ringLead(`R-0012${10 + i}`, '2026-06-01', 'yellow'))
    const { policy } = (await work.get(LEADER, '/colours/policy')).body
    const { version: _version, ...first } = policy
    const known = new Set((await preview(first)).body.rows.map(({ lead }: { lead: string }) => lead))
    const second = {
      ...first,
      levels: { red: 'yellow' },
      rises: [{ id: 'V2', match: { minStatutory: 1 }, to: 'red' }],
    }
    const proposed = (await work.post(LEADER, '/colours/policy', second)).body
    const own = proposed.rows.filter(({ lead }: { lead: string }) => leads.includes(lead))
    expect(own.map(({ from, to, way }: Record<string, string>) => [from, to, way])).toEqual(
      leads.map(() => ['yellow', 'red', 'set']),
    )
    expect([known.size, proposed.version]).toEqual([0, 2])
    const approve = (who: string, sha256 = proposed.sha256) =>
      work.post(who, '/colours/policy/2/approval', { sha256 })
    expect((await approve(LEADER)).status).toBe(403)
    expect((await approve('O-xt/C/leader@second', 'f'.repeat(64))).status).toBe(409)
    const done = await approve('O-xt/C/leader@second')
    expect([done.status, done.body.set, done.body.asked]).toEqual([200, proposed.rows.length, 0])
    const history = (await work.get(LEADER, `/colours/history?id=${leads[0]}`)).body
    expect(
      history.data.map(({ after, cause, policy: of }: Record<string, unknown>) => [after, cause, of]),
    ).toEqual([
      ['yellow', 'run', 1],
      ['red', 'policy', 2],
    ])
    expect((await work.get(LEADER, '/colours/history?object=lot&id=H6')).body.colour).toBe('red')
    const third = { ...first, levels: { red: 'yellow' } }
    const next = (await work.post(LEADER, '/colours/policy', third)).body
    expect(next.rows.every(({ way }: { way: string }) => way === 'ask')).toBe(true)
    const { body } = await work.post('O-xt/C/leader@second', '/colours/policy/3/approval', {
      sha256: next.sha256,
    })
    expect(body).toEqual({ version: 3, set: 0, asked: next.rows.length })
    expect((await work.get(LEADER, `/leads/${leads[0]}`)).body.colour).toBe('red')
  })

  it('a red lead is lowered by nobody alone, nor by two of its office, but by its host and another office', async () => {
    const lead = ringLead('R-001299', '2026-06-01')
    await steps.assigned(lead)
    const alone = await work.act('O-zj/R/leader', lead, 'recolour', { colour: 'green', reason: REASON })
    expect([alone.status, alone.body.errors]).toMatchObject([409, [{ pointer: '#/colour' }]])
    await work.done(LI, lead, 'ask-colour', { colour: 'green', reason: REASON })
    const { children } = (await work.get(LI, `/leads/${lead}`)).body
    const change = children.find(({ kind }: { kind: string }) => kind === 'CC').id
    expect((await work.act('O-zj/R/leader', change, 'confirm', OPINION)).status).toBe(403)
    const agreed = await work.act('O-zj/R/leader', change, 'agree', OPINION)
    expect([agreed.status, agreed.body.code]).toEqual([409, 'precondition_missing'])
    expect(await work.done('O-xt/C/reviewer', change, 'confirm', OPINION)).toBe('done')
    expect((await work.get(LI, `/leads/${lead}`)).body.colour).toBe('green')
    const { data } = (await work.get(LI, `/colours/history?id=${lead}`)).body
    expect(data.at(-1)).toMatchObject({ before: 'red', after: 'green', cause: 'manual' })
  })

  it('a person has that of the gravest lead whose facts were found to name them, told to police, discipline and handlers', async () => {
    const NUMBER = '330922199001011234'
    const { markOf } = work.store.casebook
    const id = markOf('person', `person\n${NUMBER}`)
    const person = { id, kind: 'person' as const, value: maskValue('person', NUMBER) }
    const facts = found().facts.map((fact, i) => (i === 0 ? { ...fact, persons: [person] } : fact))
    const named = (ring: string, colour: string) => ringLead(ring, '2026-06-01', colour, { facts })
    const [red, yellow] = [named('R-001401', 'red'), named('R-001402', 'yellow')]
    const seen = async (who: string): Promise<unknown> => {
      const { status, body } = await work.get(who, '/colours/persons')
      expect(JSON.stringify(body)).not.toContain(NUMBER)
      const one = body.data?.find((row: { id: string }) => row.id === id)
      const { status: told } = await work.get(who, `/colours/history?object=person&id=${id}`)
      return [status, one?.colour, one?.leads, told]
    }
    const POLICE = 'O-ga/P/handler'
    await steps.checked(yellow, 'confirmed')
    expect(await seen(POLICE)).toEqual([200, 'yellow', [yellow], 200])
    await steps.checked(red, 'confirmed')
    expect(await seen(POLICE)).toEqual([200, 'red', [red, yellow], 200])
    expect(await seen('O-jw/D/handler')).toEqual([200, 'red', [red, yellow], 200])
    expect(await seen(LI)).toEqual([200, 'red', [red, yellow], 200])
    for (const who of ['O-zj/R/leader', 'O-jt/R/handler', 'O-sj/A/handler', LEADER])
      expect([who, await seen(who)]).toEqual([who, [200, undefined, undefined, 404]])
    const shown = async (who: string) => (await work.get(who, `/leads/${red}`)).body
    expect((await shown(LI)).persons).toEqual([
      { ...person, colour: 'red', since: expect.any(String), facts: ['fact-0'] },
    ])
    const toLeader = await shown(LEADER)
    expect([toLeader.persons, JSON.stringify(toLeader).includes(id)]).toEqual([[], false])
    await work.done(LI, red, 'mark', { facts: ['fact-0'], verdict: 'unknown', why: '无法核实是否本人' })
    expect(await seen(POLICE)).toEqual([200, 'yellow', [yellow], 200])
    await work.done(LI, red, 'undo')
    expect(await seen(POLICE)).toEqual([200, 'red', [red, yellow], 200])
    // two persons lower the lead, and with it the person
    await work.done(LI, red, 'ask-colour', { colour: 'green', reason: REASON })
    const { children } = await shown(LI)
    await work.done('O-xt/C/reviewer', children[0].id, 'confirm', OPINION)
    const { data } = (await work.get(LI, `/colours/history?object=person&id=${id}`)).body
    expect(data.map(({ after }: { after: string }) => after)).toEqual([
      ...['yellow', 'red', 'yellow', 'red', 'yellow'],
    ])
  })

  it('a bidder has the colour of its gravest open lead, which goes on where that is merged into another', async () => {
    const colour = async (id: string) =>
      (await work.get(LEADER, `/colours/history?object=bidder&id=${id}`)).body.colour
    const lead = (
      await work.post('O-ga/P/handler', '/leads', {
        ...{ colour: 'red', text: '企业多次被举报围标串标', bidders: ['TEST-D'] },
      })
    ).body.id
    expect(await colour('TEST-D')).toBe('red')
    const other = (
      await work.post('O-sj/A/handler', '/leads', {
        ...{ colour: 'yellow', text: '企业与他人合谋投标线索', bidders: ['TEST-C', 'TEST-B', 'TEST-A'] },
      })
    ).body.id
    await work.done('O-xt/C/dispatcher', lead, 'merge', { target: other })
    expect((await work.get(LEADER, `/leads/${other}`)).body.colour).toBe('red')
    expect(await colour('TEST-D')).toBe('red')
  })
})

describe('F24 and F42: a pack of a theme', () => {
  let rows: string[][]
  it('has each finding with rows of files that it rests on, and how many firms qualify', async () => {
    work.at(on('2026-06-01'))
    const pack = await sectionsOf('O-sj/A/handler', {
      kind: 'theme',
      window: '2026-H1/barriers',
      office: 'O-sj',
    })
    rows = pack.problems!.rows
    expect(rows.map((row) => [row[1]!.split(' ')[0], row[2]!.split(' ')[0]])).toEqual([
      ['H2', 'TND-03'],
      ['H1', 'TND-04'],
      ['T1', 'TND-04'],
    ])
    expect(rows[1]![3]).toContain('2家')
    const index = new Map(pack.evidence!.rows.map(([no, ...rest]) => [no, rest]))
    for (const [, lot, , , , evidence] of rows) {
      const sources = evidence!.split(' ').map((no) => index.get(no)!)
      expect(sources.length).toBeGreaterThan(0)
      for (const [, file, line, digest] of sources) {
        const bytes = readFileSync(join(folder, file!))
        expect(bytes.toString().split('\n')[Number(line) - 1]).toContain(lot!.split(' ')[0])
        expect(createHash('sha256').update(bytes).digest('hex')).toContain(digest)
      }
    }
  })

  it('of a regulator has lots of its industries alone, and none of what it does not handle', async () => {
    const own = await sectionsOf('O-zj/R/leader', {
      kind: 'theme',
      window: '2026-H1/barriers',
      office: 'O-zj',
    })
    expect(own.problems!.rows.map((row) => row[1]!.split(' ')[0])).toEqual(['H2', 'H1'])
    const all = { kind: 'theme', window: '2026-H1/barriers' }
    expect((await work.post('O-zj/R/leader', '/packs', all)).status).toBe(403)
    expect((await work.post('O-dc/G/leader', '/packs', { ...all, office: 'O-dc' })).status).toBe(404)
    const unknown = await work.post(LEADER, '/packs', { kind: 'theme', window: '2026-H1/walls' })
    expect([unknown.status, unknown.body.detail]).toEqual([400, expect.stringContaining('barriers')])
  })

  it('a problem of the fifth kind is made of a row of it', async () => {
    const [lot] = rows[1]![1]!.split(' ')
    const problem = await work.make('O-sj/A/handler', 'PB', {
      ...{ code: '5', office: 'O-zj', lots: [lot] },
      text: `${rows[1]![1]}：${rows[1]![3]}`,
    })
    const { paper } = (await work.get('O-sj/A/handler', `/items/${problem}`)).body
    expect(paper).toMatchObject({ kind: '5', unit: 'O-zj', lots: ['H1'] })
    const file = await work.get('O-xt/C/reviewer', '/items.xlsx?kind=PB', {
      'x-purpose': encodeURIComponent('问题清单例会对照'),
    })
    const { data } = (await work.get('O-xt/C/reviewer', '/items?kind=PB')).body
    const sheet = Object.values(unzipped(file.bytes)).join('')
    expect(data.length).toBeGreaterThan(0)
    for (const row of data as (SeenItem & { summary: { zh: string }; stateText: { zh: string } })[])
      for (const cell of [row.id, row.summary.zh, row.stateText.zh]) expect(sheet).toContain(cell)
  })
})

describe('F43: what happens after the award', () => {
  it('is told by contract and by regulator', async () => {
    const pack = await sectionsOf(LEADER, { kind: 'theme', window: '2026-H1/performance' })
    expect(pack.contracts!.rows.map((row) => [row[0], row[4], row[5], row[6]])).toEqual([
      ['K3', '41.0%', '是', '是'],
      ['K4', '80.0%', '—', '—'],
      ['K1', '90.0%', '—', '—'],
    ])
    expect(pack.regulators!.rows).toEqual([
      ['住房城乡建设', '2', '65.5%', '1', '1/2 50.0%'],
      ['交通运输', '1', '80.0%', '0', '0/1 0.0%'],
    ])
  })

  it('a lead is made of what POST-04 found, with the facts to be judged', async () => {
    const given = { colour: 'yellow', text: '项目经理长期不到岗且未经批准更换', lots: ['H3'] }
    const none = await work.post('O-sj/A/handler', '/leads', { ...given, rules: ['POST-01'] })
    expect([none.status, none.body.code]).toEqual([422, 'unprocessable'])
    const made = await work.post('O-sj/A/handler', '/leads', { ...given, rules: ['POST-04'] })
    expect([made.status, made.body.about.facts.map(({ rule }: { rule: string }) => rule)]).toEqual([
      201,
      ['POST-04'],
    ])
    const sheet = (await work.get('O-xt/C/reviewer', `/leads/${made.body.id}/sheet`)).body
    const line = sheet.lines.find(({ id }: { id: string }) => id === 'B20')
    expect(line.prefill.state).toBe('doubt')
  })
})

describe('F08: the seven nots', () => {
  it('seven tags on three lots, and the share of winners from outside by quarter with its interval', async () => {
    const tag = (who: string, id: string, n: number): Promise<Answer> =>
      work.post(who, '/tags', {
        object: 'lot',
        id,
        tag: `N${n}`,
        fromDay: '2026-02-01',
        basis: '专项检查发现',
      })
    expect((await tag('O-zj/R/leader', 'H1', 1)).status).toBe(404)
    for (const [i, id] of ['H1', 'H1', 'H3', 'H3', 'H3', 'H4', 'H4'].entries())
      expect((await tag(LEADER, id, i + 1)).status).toBe(200)
    expect((await tag(LEADER, 'H1', 9)).status).toBe(400)
    const { sets, data } = (await work.get('O-zj/R/handler', '/tags')).body
    expect([sets[0].tags.length, data.length]).toEqual([7, 7])
    const pack = await sectionsOf(LEADER, { kind: 'theme', window: '2026-H1/seven-nots' })
    expect(pack.tags!.rows).toHaveLength(7)
    // Clopper and Pearson's intervals of one and two in four
    expect(pack.outside!.rows).toEqual([
      ['2026-Q1', '4', '1', '25.0% (0.6%–80.6%)'],
      ['2026-Q2', '4', '2', '50.0% (6.8%–93.2%)'],
    ])
    expect(pack.outside!.said).toContain('2/3 66.7%')
  })
})

describe('F26: a spot check by draw', () => {
  it('draws with the second number, by another person, and anyone makes the draw again from its file', async () => {
    const wanted = {
      ...{ of: 'lot', firstDay: '2026-01-01', lastDay: '2026-12-31' },
      inspectors: [{ user: '王某', recused: ['H1'] }, { user: '李某' }, { user: '赵某' }],
    }
    const made = await work.post(LEADER, '/spot-checks', wanted)
    expect([made.status, made.body.listed, made.body.drawn]).toEqual([201, 8, null])
    const at = `/spot-checks/${made.body.id}`
    expect((await work.get(LEADER, `${at}/file`)).status).toBe(409)
    const number = (who: string, digits: string): Promise<Answer> =>
      work.post(who, `${at}/number`, { number: digits })
    const first = await number(LEADER, '314159')
    expect([first.status, JSON.stringify(first.body).includes('314159')]).toEqual([200, false])
    expect((await number(LEADER, '271828')).status).toBe(409)
    // an office sees those of others where it sees all: a regulator its own alone
    expect((await number('O-zj/R/leader', '271828')).status).toBe(404)
    const second = await number('O-ga/P/leader', '271828')
    expect([second.status, second.body.drawn >= 2]).toEqual([200, true])
    expect((await number('O-jw/D/leader', '161803')).status).toBe(409)
    const { body: file } = await work.get(LEADER, `${at}/file`)
    expect(spotFaults(file)).toEqual([])
    for (const { id, inspectors } of file.draw.drawn)
      if (id === 'H1') expect(inspectors).not.toContain('王某')
    expect((await work.get('O-zj/R/leader', '/spot-checks')).body.data).toEqual([])
  })
})

describe('F41: from a lead to its look-back', () => {
  it('result, problem, letter and look-back stand on one page; three of five leads went the whole way', async () => {
    const closed: string[] = []
    for (const n of [1, 2, 3, 4, 5]) {
      const lead = ringLead(`R-00004${n}`, '2026-06-01', 'yellow')
      closed.push(lead)
      await steps.checked(lead, 'confirmed')
      const impact = '整改与工期无关，不影响项目推进'
      const input = { disposal: ['administrative'], conclusion: CONCLUSION, impact }
      await work.done(LI, lead, 'propose', input)
      await work.done('O-zj/R/leader', lead, 'approve', OPINION)
      await work.done('O-xt/C/reviewer', lead, 'review', OPINION)
      const result = {
        kind: 'administrative',
        number: `嵊住建罚〔2026〕${n}号`,
        authority: '县住建局',
        day: '2026-06-01',
      }
      await work.done('O-zj/R/clerk', lead, 'register', result)
      if (n <= 3) await mended(lead, n)
      await work.done('O-zj/R/leader', lead, 'close', { code: 'substantiated' })
      if (n === 5) continue
      await work.done('O-xt/C/reviewer', lead, 'look-back')
      await work.done('O-xt/C/reviewer', lead, 'pass', { text: '已回访，整改到位，未再发生' })
    }
    const page = (await work.get('O-xt/C/reviewer', `/leads/${closed[0]}`)).body
    expect(page.about.results).toHaveLength(1)
    const children = page.children.map(
      ({ kind, state }: { kind: string; state: string }) => `${kind} ${state}`,
    )
    expect(children.toSorted()).toEqual(['LT closed', 'PB closed'])
    const { data: events } = (await work.get('O-xt/C/reviewer', `/leads/${closed[0]}/events`)).body
    expect(events.map(({ act }: { act: string }) => act)).toEqual(
      expect.arrayContaining(['look-back', 'pass']),
    )
    const { data } = (await work.get(LEADER, '/indicators?period=2026-06&office=O-zj')).body
    const loop = data.find(({ key }: { key: string }) => key === 'loop-rate')
    expect([loop.n, loop.of, loop.value]).toEqual([3, 5, 600])
    const listed = (await work.get(LEADER, loop.list.replace('/api/v1', ''))).body
    expect(listed.data.map(({ id }: SeenItem) => id).toSorted()).toEqual(closed.slice(0, 3).toSorted())
  })
})

/** A problem of the office that is put right, and a letter to it that is answered. */
const mended = async (lead: string, n: number): Promise<void> => {
  const problem = await work.make(
    'O-zj/R/handler@li',
    'PB',
    { code: '3', office: 'O-zj', text: '监管中未核对投标设备' },
    lead,
  )
  await work.done('O-zj/R/leader', problem, 'plan', {
    text: '逐标段核对投标设备并建台账',
    until: '2026-06-20',
  })
  await work.done('O-zj/R/clerk', problem, 'submit', { text: '已逐标段核对并建立台账' })
  await work.done('O-xt/C/reviewer', problem, 'verify', OPINION)
  const letter = await work.make(
    LI,
    'LT',
    { type: 'risk-notice', office: 'O-jt', text: '投标设备比对机制缺失' },
    lead,
  )
  await work.done('O-zj/R/leader', letter, 'check', OPINION)
  await work.done('O-zj/R/clerk', letter, 'issue', { number: `嵊住建函〔2026〕${n}号` })
  await work.done('O-zj/R/clerk', letter, 'serve', { day: '2026-06-01', text: '直接送达' })
  await work.done('O-jt/R/clerk', letter, 'reply', {
    day: '2026-06-01',
    text: '已建立比对机制',
    number: `嵊交函〔2026〕${n}号`,
  })
  await work.done('O-zj/R/leader', letter, 'accept', OPINION)
}

describe('F36: the same firms from three offices', () => {
  it('are one lead, whose result all three senders find where they sent theirs', async () => {
    const given = {
      ...{ colour: 'yellow', text: '两家企业在航道标段疑似串通投标' },
      ...{ bidders: ['TEST-A', 'TEST-D'], lots: ['T1'], rules: ['TND-04'] },
    }
    const senders = ['O-ga/P/handler', 'O-sj/A/handler', LI]
    const sent: string[] = []
    for (const who of senders) {
      const asked = await work.post(who, '/leads', given)
      const separate = (asked.body.errors ?? []).map(({ pointer }: { pointer: string }) =>
        pointer.split('/').at(-1),
      )
      sent.push(
        (asked.status === 201 ? asked : await work.post(who, '/leads', { ...given, separate })).body.id,
      )
    }
    const [first, ...others] = sent as [string, ...string[]]
    for (const lead of others) {
      const { data } = (await work.get('O-xt/C/dispatcher', `/leads/${lead}/similar`)).body
      expect(data.find(({ id }: SeenItem) => id === first).share).toBeGreaterThanOrEqual(500)
      await work.done('O-xt/C/dispatcher', lead, 'merge', { target: first })
    }
    await work.done('O-xt/C/dispatcher', first, 'route', { host: 'O-jt', reason: REASON })
    await work.done('O-jt/R/clerk', first, 'sign')
    const own = ['O-jt/R/handler@li', 'O-jt/R/handler@wang']
    const handlers = [await work.user(own[0]!), await work.user(own[1]!)]
    const recusal = Object.fromEntries(handlers.map((user) => [user, 'none']))
    await work.done('O-jt/R/leader', first, 'assign', { handlers, recusal })
    const sheet = (await work.get(own[0]!, `/leads/${first}/sheet`)).body
    const lines = sheet.lines.map(({ id }: { id: string }) => id)
    await work.done(own[0]!, first, 'mark', { lines, verdict: 'conform', why: '已核对原件' })
    await work.done(own[0]!, first, 'mark', { rule: '*', verdict: 'confirmed', why: '已核对原件' })
    const impact = '处罚与工期无关，不影响项目推进'
    const input = { disposal: ['administrative'], conclusion: CONCLUSION, impact }
    const proposed = await work.act(own[0]!, first, 'propose', input)
    expect([proposed.status, proposed.body.errors]).toEqual([200, undefined])
    await work.done('O-jt/R/leader', first, 'approve', OPINION)
    await work.done('O-xt/C/reviewer', first, 'review', OPINION)
    const result = {
      ...{ kind: 'administrative', number: '嵊交罚〔2026〕36号', authority: '县交通局', day: '2026-06-01' },
    }
    await work.done('O-jt/R/clerk', first, 'register', result)
    for (const [i, who] of senders.entries()) {
      const mine = (await work.get(who, `/leads/${sent[i]}`)).body
      const one = mine.about.mergedInto ?? mine.id
      expect([who, one]).toEqual([who, first])
      const { about } = (await work.get(who, `/leads/${one}`)).body
      expect([who, about?.results]).toEqual([who, [result]])
    }
    expect((await work.get('O-ny/R/handler', `/leads/${first}`)).status).toBe(404)
  })
})

describe('F32, F33, F34: what packs tell', () => {
  it('a summary has the numbers of the office’s indicators and its tasks; a meeting those of its window', async () => {
    const { data } = (await work.get('O-zj/R/leader', '/indicators?period=2026-H1&office=O-zj')).body
    const summary = await sectionsOf('O-zj/R/leader', { kind: 'summary', window: '2026-H1', office: 'O-zj' })
    const told = new Map(summary.indicators!.rows.map(([name, value, counts]) => [name, [value, counts]]))
    for (const { name, n, of, value, small } of data) {
      const [text, counts] = told.get(name.zh)!
      expect([name.zh, counts]).toEqual([name.zh, of === null ? String(n) : `${n}/${of}`])
      if (small || value === null) expect(text).toBe('样本不足')
    }
    const tasks = (await work.get('O-zj/R/leader', '/items?kind=TK&host=O-zj')).body
    expect(summary.tasks!.rows.map(([id]) => id).toSorted()).toEqual(
      tasks.data.map(({ id }: SeenItem) => id).toSorted(),
    )
    const all = (await work.get(LEADER, '/items?kind=PB&limit=200')).body.data as SeenItem[]
    const meeting = await sectionsOf('O-xt/C/clerk', { kind: 'meeting', window: '2026-05' })
    expect(meeting.problems!.rows.map(([id]) => id).toSorted()).toEqual(
      all.flatMap(({ id, state }) => (state === 'closed' ? [] : [id])).toSorted(),
    )
  })
})

describe('spot checks in packs', () => {
  it('a theme counts lots, one in five, and those on which a check came to a conclusion; a regulator’s its own', async () => {
    const window = { kind: 'theme', window: '2026-H1/spot-checks' }
    const all = await sectionsOf(LEADER, window)
    // H6 by leads of housing, T1 by one of transport
    expect(all.progress!.rows).toEqual([
      ['住房城乡建设', '6', '2', '1', '16.7%'],
      ['交通运输', '2', '1', '1', '50.0%'],
    ])
    expect(new Set(all.checked!.rows.map(([lot]) => lot!.split(' ')[0]))).toEqual(new Set(['H6', 'T1']))
    const own = await sectionsOf('O-jt/R/leader', { ...window, office: 'O-jt' })
    expect(own.progress!.rows).toHaveLength(1)
    expect(own.checked!.rows.map(([lot]) => lot!.split(' ')[0])).toEqual(['T1'])
  })

  it('a meeting’s has the tasks and reports of the year that are about them', async () => {
    const { spot } = await sectionsOf('O-xt/C/clerk', { kind: 'meeting', window: '2026-05' })
    const { data } = (await work.get(LEADER, '/items?kind=RI&limit=200')).body
    const reports = data.filter(({ summary }: { summary: { zh: string } }) => /抽查/.test(summary.zh))
    expect(reports).toHaveLength(6)
    expect(spot!.rows).toHaveLength(12)
    expect(spot!.rows.map(([id]) => id)).toEqual(
      expect.arrayContaining(reports.map(({ id }: SeenItem) => id)),
    )
    expect(spot!.said).toContain('2026 年抽查任务 6 项，已报送 0 项；抽查报告 6 份，已报送 0 份')
  })
})

describe('F33: a list as a workbook', () => {
  it('has in each cell what the list answers', async () => {
    const { data } = (await work.get(LEADER, '/items?kind=PB&limit=200')).body
    expect(data.length).toBeGreaterThan(3)
    const why = { 'x-purpose': encodeURIComponent('会商前核对问题清单') }
    const file = await work.get(LEADER, '/items.xlsx?kind=PB&lang=zh', why)
    const isHead = ([first]: readonly string[]): boolean => first === '编号'
    // before the list stands the sheet that marks a draft
    const rows = [...(await readBook(file.bytes)).values()].find((sheet) => sheet.some(isHead))
    const head = rows!.findIndex(isHead)
    expect(rows![head]).toEqual([
      '编号',
      '内容',
      '状态',
      '责任单位',
      '期限',
      '灯',
      '颜色',
      '立件日',
      '所属事项',
    ])
    const lights: Record<string, string> = { green: '正常', amber: '临期', red: '超期' }
    // biome-ignore lint/suspicious/noExplicitAny: rows as the API answers them
    const cells = data.map(({ id, summary, stateText, host, due, light, colour, openedAt, lead }: any) => [
      ...[id, summary.zh, stateText.zh, host.name, due, lights[light], colour],
      ...[openedAt.slice(0, 10), lead],
    ])
    const filled = (row: readonly (string | null | undefined)[]): string[] =>
      rows![head]!.map((_, i) => row[i] ?? '')
    expect(rows!.slice(head + 1).map(filled)).toEqual(cells.map(filled))
  })
})

describe('F34: a pack’s figures', () => {
  interface Figure {
    key: string
    name: { zh: string }
    unit: string
    n: number
    of: number | null
    value: number | null
    small: boolean
  }
  const figures = async (period: string): Promise<Figure[]> =>
    (await work.get(LEADER, `/indicators?period=${period}`)).body.data
  const told = ({ unit, value, small }: Figure): string => {
    if (small || value === null) return '样本不足'
    if (unit === 'share') return `${(value / 10).toFixed(1)}%`
    return unit === 'count' ? String(value) : (value / 10).toFixed(1)
  }
  const counted = ({ n, of }: Figure): string => (of === null ? String(n) : `${n}/${of}`)

  it('of all offices are those of /indicators, to the letter', async () => {
    const now = await figures('2026-H1')
    expect(now.filter((one) => !one.small && one.value !== null).length).toBeGreaterThan(3)
    const summary = await sectionsOf(LEADER, { kind: 'summary', window: '2026-H1' })
    expect(summary.indicators!.rows.map((row) => row.slice(0, 3))).toEqual(
      now.map((one) => [one.name.zh, told(one), counted(one)]),
    )
    const later = await sectionsOf(LEADER, { kind: 'summary', window: '2026-H2' })
    expect(later.indicators!.rows.map((row) => row[3])).toEqual(now.map(told))
  })

  it('of a meeting are those of its two months together', async () => {
    const [may, june] = [await figures('2026-05'), await figures('2026-06')]
    const meeting = await sectionsOf('O-xt/C/clerk', { kind: 'meeting', window: '2026-05' })
    const counts = new Map(meeting.indicators!.rows.map((row) => [row[0], row[2]]))
    const both = may.map((one, i): [string, string] => {
      const next = june[i]!
      const of = one.of === null ? null : one.of + next.of!
      return [one.name.zh, counted({ ...one, n: one.n + next.n, of })]
    })
    expect(both.some(([, text]) => /[1-9]/.test(text))).toBe(true)
    expect([...counts]).toEqual(both)
  })
})

describe('F20: a scheduled report', () => {
  it('is made when its time comes, and leaves by a release alone: the public edition when three persons confirmed it', async () => {
    const P = 'O-ga/P/leader'
    const schedule = {
      kind: 'report',
      cron: '0 6 1 1,4,7,10 *',
      report: { edition: 'public', format: 'html' },
    }
    const { body: made } = await work.post(P, '/schedules', schedule)
    expect(made.nextAt).toBe(on('2026-07-01', '06:00'))
    const ticked = async (time: string): Promise<{ id: string; period: string }[]> => {
      work.at(on('2026-07-01', time))
      vi.advanceTimersByTime(15_000)
      const [job] = (await work.get(P, '/jobs')).body.data
      if (job?.state === 'running' || job?.state === 'queued') await work.get(P, `/jobs/${job.id}/events`)
      return (await work.get(P, '/reports')).body.data
    }
    expect(await ticked('05:59')).toEqual([])
    const data = await ticked('06:00')
    expect(data.map(({ period }) => period)).toEqual(['2026-Q2'])
    expect(await ticked('06:01')).toHaveLength(1)
    const path = `/reports/${data[0]!.id}/file`
    expect((await work.get('O-ga/P/leader', path)).body.code).toBe('not_released')
    const release = (
      await work.post('O-ga/P/handler', '/releases', { path, reason: '季度情况通报', addressee: '公众' })
    ).body
    const decide = async (who: string): Promise<string> => {
      const body = { act: 'confirm', sha256: release.file.sha256, ticks: TICKS }
      const answer = await work.post(who, `/releases/${release.id}/acts`, body)
      return answer.body.state ?? answer.body.code
    }
    expect(release.persons).toBe(3)
    expect(await decide('O-xt/C/leader')).toBe('drafted')
    expect(await decide('O-jw/D/leader')).toBe('forbidden')
    expect(await decide('O-jw/D/publicist')).toBe('drafted')
    expect((await work.post('O-ga/P/handler', `/releases/${release.id}/file`, {})).body.code).toBe(
      'not_released',
    )
    expect(await decide('O-jw/D/leader')).toBe('released')
    const copy = await work.post('O-ga/P/handler', `/releases/${release.id}/file`, {})
    expect(copy.status).toBe(200)
    expect(copy.bytes.toString()).not.toContain('建设有限公司')
  })
})

describe('files between networks', () => {
  it('are made by the host alone, leave by a release, and are not there for who reads no leads', async () => {
    const lead = ringLead('R-001301', '2026-06-01')
    await steps.assigned(lead)
    const wanted = { lead, to: 'O-ga' }
    expect((await work.post('O-jy/X/clerk', '/exchange', wanted)).status).toBe(404)
    expect((await work.post(LEADER, '/exchange', wanted)).status).toBe(403)
    const made = await work.post('O-zj/R/leader', '/exchange', wanted)
    expect([made.status, made.body.n]).toEqual([201, 1])
    const path = String(made.headers.location).replace('/api/v1', '')
    expect((await work.get('O-zj/R/leader', path)).body.code).toBe('not_released')
    const wish = { path, reason: '送公安网核查', addressee: 'O-ga', copies: 2 }
    const { body: release } = await work.post('O-zj/R/handler', '/releases', wish)
    const body = { act: 'confirm', sha256: release.file.sha256, ticks: TICKS }
    for (const who of ['O-zj/R/leader', LEADER])
      expect((await work.post(who, `/releases/${release.id}/acts`, body)).status).toBe(200)
    const copies: string[] = []
    for (const _ of [1, 2])
      copies.push((await work.post('O-zj/R/handler', `/releases/${release.id}/file`, {})).bytes.toString())
    expect((await work.get('O-jt/R/leader', '/exchange')).body.data).toEqual([])
    const { key } = (await work.get('O-zj/R/leader', '/exchange')).body
    const peer = { office: 'O-zj', publicPem: key.publicPem }
    expect((await work.post('O-ga/P/leader', '/exchange/peers', peer)).status).toBe(404)
    expect((await work.post(LEADER, '/exchange/peers', peer)).body.fingerprint).toBe(key.fingerprint)
    const [file, second] = copies as [string, string]
    const take = (text: string) => work.post('O-ga/P/clerk', '/exchange/import', { file: text })
    const altered = await take(file.replace(lead, 'LD-2026-999999'))
    expect([altered.status, altered.body.detail]).toEqual([400, expect.stringContaining('altered')])
    const other = await take(file.replace('"copy":1', '"copy":2'))
    expect([other.status, other.body.detail]).toEqual([400, expect.stringContaining('altered')])
    expect((await take(file)).body).toMatchObject({
      ...{ outcome: 'made', from: 'O-zj', n: 1 },
      release: { release: release.id, copy: 1, copies: 2 },
    })
    expect((await take(second)).body).toMatchObject({ outcome: 'known', release: { copy: 2 } })
  })
})

describe('F44: the plan’s tasks', () => {
  it('are eleven measures in 34 rows, due as another hand typed them', () => {
    const typed = readFileSync(new URL('../fixtures/plan-tasks.csv', import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
    const rows = deskOf(work.store.casebook).responsibilities.flatMap(({ part, leads, dueDay }) =>
      leads.map((office) => [part, office, dueDay]),
    )
    expect(new Set(rows.map(([part]) => part)).size).toBe(11)
    expect(rows.map(String).toSorted()).toEqual(typed.map(String).toSorted())
    expect(typed).toHaveLength(34)
  })
})

describe('F35: indicators of the year', () => {
  it('equal a recount in SQL; a lead that was excluded and later found true is listed against who excluded it', async () => {
    const result = { kind: 'administrative', authority: '县住建局', day: '2026-12-01' }
    const ringOf = (day: string, colour: string) => {
      const origin = { kind: 'ring' as const, ring: 'R-003501', at: on(day) }
      return ringLead('R-003501', day, colour, { origin, lots: [{ ...LOT, id: 'H6', project: null }] })
    }
    const disposed = async (lead: string, input: object): Promise<void> => {
      await work.done(LI, lead, 'propose', { ...input, conclusion: CONCLUSION })
      await work.done('O-zj/R/leader', lead, 'approve', OPINION)
      await work.done('O-xt/C/reviewer', lead, 'review', OPINION)
    }
    work.at(on('2026-11-30'))
    const excluded = ringOf('2026-11-30', 'red')
    await steps.checked(excluded, 'refuted')
    await disposed(excluded, { disposal: ['excluded'], excluded: 'explained' })
    // of a red one discipline is the second pair of eyes, with a code just shown
    expect(await work.done('O-jw/D/reviewer', excluded, 'confirm', OPINION)).toBe('closed')
    work.at(on('2026-12-01'))
    const later = ringOf('2026-12-01', 'yellow')
    await steps.checked(later, 'confirmed')
    await disposed(later, { disposal: ['administrative'] })
    await work.done('O-zj/R/clerk', later, 'register', { ...result, number: '嵊住建罚〔2026〕35号' })
    await work.done('O-zj/R/leader', later, 'close', { code: 'substantiated' })
    work.at(on('2026-12-31', '23:00'))
    const { dir } = work.store
    for (const office of [undefined, 'O-zj', 'O-jt']) {
      const of = office === undefined ? '' : `&office=${office}`
      const { data } = (await work.get(LEADER, `/indicators?period=2026${of}`)).body
      const told = new Map(data.map((one: { key: string }) => [one.key, one]))
      for (const [key, [n, whole]] of Object.entries(recount(dir, office)))
        expect([office, key, told.get(key)]).toMatchObject([office, key, { n, of: whole }])
      if (office !== 'O-zj') continue
      const { list } = told.get('excluded-then-substantiated') as { list: string }
      const listed = (await work.get(LEADER, list.replace('/api/v1', ''))).body.data
      expect(listed.map(({ id }: SeenItem) => id)).toEqual([excluded])
    }
  })
})

it('every event of it is in the audit log once, and the log is whole', async () => {
  const { events, unlogged, wrong } = await work.audited()
  expect(events).toBeGreaterThan(100)
  expect([unlogged, wrong]).toEqual([0, null])
})
