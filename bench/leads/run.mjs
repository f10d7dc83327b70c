// What an office waits for when it works on leads: a case book of many leads and ten events a lead, then the
// inbox of each kind of seat, pages of lists, acts, and the sweep of running clocks. Goals at 100,000 leads
// and 1,000,000 events: inbox p95 40 ms, a page 25 ms, an act 15 ms and its commit, 20,000 clocks swept in
// 200 ms. Leads are made by the product, a batch a transaction; their states, hosts and earlier events are
// spread over them by SQL. After `npm run build`:
//   node bench/leads/run.mjs [--leads 100000] [--rounds 40]
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Libsql from 'libsql'
import { actedSeat } from '../../dist/access/acted-seat.js'
import { officesToTry } from '../../dist/accounts/office-file.js'
import { openCasebook } from '../../dist/casebook/open.js'
import { deskOf } from '../../dist/handling/desk.js'
import { inboxOf, listItems } from '../../dist/handling/list.js'
import { newLead } from '../../dist/handling/new-lead.js'
import { perform } from '../../dist/handling/perform.js'
import { sweepClocks } from '../../dist/handling/sweep.js'

const OPENED = '2026-03-02T01:00:00.000Z'
const NOW = new Date('2026-03-02T02:00:00.000Z')
const LATER = new Date('2026-04-20T02:00:00.000Z')
const INDUSTRIES = ['housing', 'transport', 'agriculture', 'planning']
const OFFICES = ['O-zj', 'O-jt', 'O-ny', 'O-zg']
const SEATS = [
  'O-xt/dispatcher',
  'O-zj/clerk',
  'O-zj/leader',
  'O-zj/handler',
  'O-xt/reviewer',
  'O-jw/reviewer',
]
const STATES = ['new', 'routed', 'signed', 'checking', 'proposed', 'fed-back', 'second-review', 'tracking']
const EVENTS = 10
const BATCH = 2000

const bodyOf = (n) => {
  const industry = INDUSTRIES[n % INDUSTRIES.length]
  const lot = (k) => ({
    id: `L${n}-${k}`,
    title: `标段${n}-${k}`,
    domain: 'tender',
    method: 'open',
    region: '330922',
    day: '2026-01-05',
    project: `P${n}`,
    industry,
  })
  return {
    origin: { kind: 'ring', ring: `R-${String(n).padStart(6, '0')}`, at: OPENED },
    summary: { zh: '疑似围标串标', en: 'suspected ring' },
    run: 'RUN-000001',
    level: n % 3 === 0 ? 'red' : 'yellow',
    recordSha256: null,
    facts: [0, 1, 2].map((k) => ({
      id: `fact-${n}-${k}`,
      rule: 'HW-05',
      family: 'device',
      grade: '视',
      name: { zh: '编制机硬件码相同', en: 'same authoring machine' },
      members: [`A${n}`, `B${n}`],
      lots: 2,
      kind: null,
      value: null,
      law: [],
      run: 'RUN-000001',
    })),
    moreFacts: 0,
    members: ['A', 'B', 'C'].map((code) => ({ id: `${code}${n}`, name: `${code}${n}建设有限公司` })),
    lots: [lot(1), lot(2)],
    industries: [industry],
    amountFen: 100_000_000 + n,
    data: {},
    policeGround: false,
  }
}

/** States, hosts and earlier events, over all leads but the newest thousandth, which stay to be routed. */
const spread = (file, leads) => {
  const db = new Libsql(file)
  const open = leads - Math.max(1, Math.floor(leads / 1000))
  db.exec(`BEGIN;
    UPDATE work_item SET version = ${EVENTS},
      state = CASE seq % 4 WHEN 0 THEN json_extract('${JSON.stringify(STATES)}', '$[' || (seq / 4 % 8) || ']')
        ELSE 'closed' END,
      host = json_extract('${JSON.stringify(OFFICES)}', '$[' || ((seq % 4 + seq / 32) % 4) || ']')
      WHERE seq <= ${open};
    UPDATE work_item SET host = NULL WHERE state = 'new';
    WITH RECURSIVE n (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < ${EVENTS - 1})
    INSERT INTO work_event (uid, item, version, at, act, from_state, to_state, input, note, source)
      SELECT lower(hex(randomblob(16))), i.id, k, i.opened_at, 'mark', 'checking', 'checking',
        '{"rule":"*","verdict":"confirmed"}', '', 'http' FROM work_item i, n WHERE i.seq <= ${open};
    COMMIT;`)
  db.close()
}

const percentile = (times, share) =>
  times.toSorted((x, y) => x - y)[Math.min(times.length - 1, Math.floor(times.length * share))]

const timed = (times, work) => {
  const began = performance.now()
  const result = work()
  times.push(performance.now() - began)
  return result
}

/** One small write made durable, ms: what a commit cannot be faster than here. */
const durable = (dir, rounds) => {
  const file = openSync(join(dir, 'durable'), 'w')
  const times = []
  for (let i = 0; i < rounds; i++)
    timed(times, () => {
      writeSync(file, 'x'.repeat(4096))
      fdatasyncSync(file)
    })
  closeSync(file)
  return times
}

/** Figures of a case book of so many leads: times in ms, medians and 95th percentiles. */
export const measure = (leads, rounds) => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-bench-leads-'))
  let casebook = openCasebook(dir)
  let desk = deskOf(casebook)
  const began = performance.now()
  for (let n = 0; n < leads; n += BATCH)
    desk.work.transact(() => {
      for (let k = n; k < Math.min(leads, n + BATCH); k++)
        newLead(desk, { body: bodyOf(k), colour: k % 3 === 0 ? 'red' : 'yellow', at: OPENED })
    })
  const making = (performance.now() - began) / leads
  casebook.close()
  spread(join(dir, 'casebook.sqlite'), leads)
  casebook = openCasebook(dir)
  desk = deskOf(casebook)
  const seatOf = (name) => {
    const { user, office, kind, position, capacity } = actedSeat(name, officesToTry(casebook.accounts), NOW)
    return { user, office, kind, position, capacity, source: 'http' }
  }
  const visible = () => ({ sql: '1', values: [] })
  const times = { inbox: [], list: [], act: [], commit: durable(dir, Math.max(20, rounds)) }
  let shown = 0
  for (let round = 0; round < rounds; round++)
    for (const name of SEATS) {
      const seat = seatOf(name)
      shown += timed(times.inbox, () => inboxOf(desk, { seat, visible, now: NOW })).length
      const page = { sort: 'due', skip: round * 50, limit: 50 }
      shown += timed(times.list, () => listItems(desk, { host: 'O-zj' }, page, { seat, visible, now: NOW }))
        .rows.length
    }
  const dispatcher = seatOf('O-xt/dispatcher')
  let acts = 0
  const asking = { seat: dispatcher, visible, now: NOW }
  const fresh = listItems(desk, { states: ['new'] }, { sort: 'opened', skip: 0, limit: rounds }, asking).rows
  for (const { id } of fresh) {
    const { version } = desk.work.item(id)
    const input = { host: 'O-zj', reason: '经研究由该单位承办更为合适' }
    const done = timed(times.act, () =>
      perform(desk, { id, act: 'route', input, ifMatch: version }, dispatcher, NOW),
    )
    if (done.ok) acts++
    else throw new Error(JSON.stringify(done.refusal))
  }
  const clocks = desk.work.overdueClocks('9999').length
  const sweep = []
  const { overdue } = timed(sweep, () => sweepClocks(desk, LATER))
  const again = []
  timed(again, () => sweepClocks(desk, LATER))
  casebook.close()
  rmSync(dir, { recursive: true, force: true })
  const told = (of) => ({ median: percentile(of, 0.5), p95: percentile(of, 0.95) })
  return {
    leads,
    making,
    shown,
    acts,
    clocks,
    overdue,
    sweep: sweep[0],
    again: again[0],
    ...Object.fromEntries(Object.entries(times).map(([name, of]) => [name, told(of)])),
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const option = (name, fallback) => {
    const at = process.argv.indexOf(`--${name}`)
    return at < 0 ? fallback : Number(process.argv[at + 1])
  }
  const found = measure(option('leads', 100_000), option('rounds', 40))
  const line = (name, { median, p95 }) =>
    console.log(`${name.padEnd(8)} median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`)
  console.log(`${found.leads} leads, made in ${found.making.toFixed(2)} ms each`)
  for (const name of ['inbox', 'list', 'act', 'commit']) line(name, found[name])
  console.log(
    `sweep    ${found.clocks} clocks in ${found.sweep.toFixed(0)} ms, ${found.overdue} of them over since; again ${found.again.toFixed(0)} ms`,
  )
}
