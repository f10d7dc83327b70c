import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cli, cliBin, cliWith, serving } from '../support/cli.js'
import { countyOnce } from '../support/prepared.js'

const COUNTY = 'datasets/county'
const dir = mkdtempSync(join(tmpdir(), 'biaojian-server-'))
const local = join(dir, 'local')
const served = join(dir, 'served')
const services: ChildProcess[] = []

const stopped = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.on('exit', () => resolve())
    child.kill('SIGTERM')
  })
afterAll(async () => {
  await Promise.all(services.map(stopped))
  rmSync(dir, { recursive: true, force: true })
})

/** A service that listens on a store; resolves to its URL. */
const listening = (store: string): Promise<string> => {
  const { child, url } = serving(store)
  services.push(child)
  return url
}

const timeless = (text: string): string => text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then')
/** … and without folders: files that were sent keep their names only, which moves the ends of lines. */
const said = (text: string): string =>
  timeless(text)
    .replaceAll(/\s+/g, '')
    .replaceAll(`${resolve(COUNTY)}/`, '')

describe('the command line through a running service', () => {
  let url: string
  let imported: { files: unknown[]; skipped: unknown[]; ms: number }

  beforeAll(async () => {
    cpSync(await countyOnce(), local, { recursive: true })
    url = await listening(served)
    const report = cli('import', COUNTY, '--server', url, '--json')
    expect(report.status, report.stderr).toBe(0)
    imported = JSON.parse(report.stdout)
  })

  it('imports a folder into its store, with the report of an import here', () => {
    const here = JSON.parse(cli('import', COUNTY, '--store', join(dir, 'again'), '--json').stdout)
    expect({ ...imported, ms: 0 }).toEqual({ ...here, ms: 0 })
  })

  it('detects there, and prints the run', () => {
    const detected = cli('detect', '--server', url, '--json')
    expect(detected.status, detected.stderr).toBe(0)
    const run = JSON.parse(detected.stdout)
    expect(run.digest).toBe(cli('store', '--digest', '--store', local).stdout.trim())
    expect(run.counts.red).toBeGreaterThan(0)
    expect(run.hubs).toHaveLength(run.counts.hubs)
  })

  it.each([[['--json']], [['--json', '--all']], [['--level', 'red', '--limit', '3']], [[]]])(
    'lists rings to the byte as they stand here: %s',
    (options) => {
      const there = cli('rings', ...options, '--server', url)
      const here = cli('rings', ...options, '--store', local)
      expect(there).toEqual(here)
      expect(there.status).toBe(0)
    },
  )

  it.each([
    [[]],
    [['--json']],
    [['--json', '--limit', '3']],
    [['--json', '--rule', 'DOC-02']],
    [['--lang', 'zh']],
  ])('lists facts on one lot to the byte as here: %s', (options) => {
    const there = cli('facts', ...options, '--server', url)
    expect(there.stdout.length).toBeGreaterThan(100)
    expect(there).toEqual(cli('facts', ...options, '--store', local))
    if (options.includes('--limit')) expect(JSON.parse(there.stdout)).toHaveLength(3)
    if (options.includes('--rule'))
      for (const { rule } of JSON.parse(there.stdout)) expect(rule).toBe('DOC-02')
  })

  it.each([[[]], [['--json']], [['--lang', 'zh']], [['--law']], [['--law', '--json']]])(
    'explains a ring as here: %s',
    (options) => {
      const { id } = JSON.parse(cli('rings', '--json', '--store', served).stdout)[0]
      const there = cli('explain', id, ...options, '--server', url)
      expect(there.status, there.stderr).toBe(0)
      // the record tells of the run and its timings; a note and the check sheet need the graph, which the
      // service has open
      const store = options.includes('--json') && !options.includes('--law') ? served : local
      expect(said(there.stdout)).toBe(said(cli('explain', id, ...options, '--store', store).stdout))
    },
  )

  it('explains a ring beside it too, with the codes of firms outside the ring, and says so', () => {
    const [{ id }] = JSON.parse(cli('rings', '--json', '--store', served).stdout)
    const { status, stdout, stderr } = cli('explain', id, '--store', served)
    expect(status, stderr).toBe(0)
    expect(stderr).toContain('firms outside the ring are shown by their codes')
    const codes = (text: string): number => text.match(/\b9[0-9A-Z]{17}\b/g)!.length
    expect(codes(stdout)).toBeGreaterThan(codes(cli('explain', id, '--server', url).stdout))
  })

  it('shows a bidder, searches by part of a name, and finds chains of facts as here', () => {
    const [ring] = JSON.parse(cli('rings', '--json', '--store', local).stdout)
    const [a, b] = ring.members.map((member: { bidderId: string }) => member.bidderId)
    for (const question of [
      ['bidder', a],
      ['bidder', a, '--json'],
      ['bidder', ring.members[0].name.slice(0, 2), '--json', '--limit', '5'],
      ['path', a, b],
      ['path', a, b, '--json'],
    ]) {
      const there = cli(...question, '--server', url)
      expect(there, question.join(' ')).toEqual(cli(...question, '--store', local))
      expect(there.status).toBe(0)
      expect(there.stdout.length).toBeGreaterThan(100)
    }
  })

  it('says which ring, bidder or end it does not know', () => {
    for (const question of [
      ['explain', 'R-none'],
      ['bidder', 'nobody of that name'],
      ['path', 'nobody', 'none'],
    ]) {
      const { status, stdout, stderr } = cli(...question, '--server', url)
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
      expect(stderr).toMatch(/R-none|nobody|no bidder/)
      expect(stderr).not.toMatch(/\n\s+at /)
    }
  })

  it('exits with 3 when a ring of the level is listed', () => {
    expect(cli('rings', '--fail-on', 'red', '--server', url).status).toBe(3)
  })

  it('takes the service from the environment, and an explicit store before it', () => {
    const env = { BIAOJIAN_SERVER: url, BIAOJIAN_STORE: join(dir, 'none') }
    const printed = cli('rings', '--json', '--store', local).stdout
    expect(cliWith(env, 'rings', '--json').stdout).toBe(printed)
    expect(
      cliWith({ BIAOJIAN_SERVER: 'http://127.0.0.1:2' }, 'rings', '--json', '--store', local).stdout,
    ).toBe(printed)
  })

  it('passes a mapping on, and files of one name from two folders', () => {
    const folder = join(dir, 'two')
    for (const part of ['a', 'b']) {
      mkdirSync(join(folder, part), { recursive: true })
      cpSync(join(COUNTY, 'lots.csv'), join(folder, part, 'lots.csv'))
    }
    const mapping = join(dir, 'mapping.json')
    writeFileSync(mapping, JSON.stringify({ lots: { 标号: 'lot_id' } }))
    writeFileSync(join(folder, 'b', 'lots.csv'), '标号,title\nL-FOREIGN,Road\n')
    const { status, stdout, stderr } = cli('import', folder, '--mapping', mapping, '--server', url, '--json')
    expect(status, stderr).toBe(0)
    expect(JSON.parse(stdout).files).toEqual([
      expect.objectContaining({ file: `${folder}/a/lots.csv`, quarantined: 0 }),
      expect.objectContaining({ file: `${folder}/b/lots.csv`, read: 1, accepted: 1 }),
    ])
  })

  it('reports a file that is not there and imports the others', () => {
    const { status, stdout } = cli('import', join(COUNTY, 'lots.csv'), 'none.csv', '--server', url, '--json')
    expect(status).toBe(1)
    expect(JSON.parse(stdout).files).toMatchObject([
      { file: `${COUNTY}/lots.csv` },
      { file: 'none.csv', read: 0 },
    ])
  })

  it('says what is wrong: nothing there, no service, no address, two places, a command that cannot', () => {
    const refused = cli('rings', '--server', 'http://127.0.0.1:2')
    expect(refused).toMatchObject({ status: 1, stdout: '' })
    expect(refused.stderr).toMatch(
      /^biaojian: Cannot reach the service at http:\/\/127\.0\.0\.1:2: .*ECONNREFUSED/,
    )
    expect(refused.stderr).not.toMatch(/\n\s+at /)
    expect(cli('rings', '--server', `${url}/elsewhere`).stderr).toMatch(/answers 404/)
    expect(cli('rings', '--server', 'here').stderr).toMatch(/no address/)
    expect(cli('rings', '--server', url, '--store', local)).toMatchObject({ status: 2, stdout: '' })
    const cannot = cli('check', COUNTY, '--server', url)
    expect(cannot.status).toBe(2)
    expect(cannot.stderr).toMatch(/cannot work through a service/)
  })

  it('is asked by commands below another one too', () => {
    expect(cli('leads', 'list', '--server', url)).toMatchObject({ status: 0 })
    expect(cli('release', 'list', '--server', url)).toMatchObject({ status: 0 })
    expect(cli('keys', 'list', '--server', url).stderr).toMatch(/cannot work through a service/)
  })

  it('tells of a refused job with the reason of the service', () => {
    const { status, stderr } = cli('detect', '--communities', 'gds-leiden', '--server', url)
    expect(status).toBe(1)
    expect(stderr).toMatch(/answers 422: Cannot detect with gds-leiden/)
  })

  it('cancels the job on Ctrl-C and exits with 130', async () => {
    const child = spawn(process.execPath, [cliBin, 'detect', '--server', url], {
      env: { ...process.env, BIAOJIAN_LANG: 'en' },
    })
    const jobs = async (): Promise<{ kind: string; state: string }[]> =>
      ((await (await fetch(`${url}/api/v1/jobs?limit=1`)).json()) as { data: [] }).data
    const running = async (): Promise<boolean> => {
      const [job] = await jobs()
      return job?.kind === 'detect' && job.state === 'running'
    }
    while (!(await running())) await new Promise((resolve) => setTimeout(resolve, 10))
    const ended = new Promise((resolve) => child.on('exit', resolve))
    child.kill('SIGINT')
    expect(await ended).toBe(130)
    expect(await jobs()).toMatchObject([{ kind: 'detect', state: 'cancelled' }])
  })
})

describe('files between networks through a running service', () => {
  const [first, again, foreign] = ['1.bjx', '2.bjx', '3.bjx'].map((name) => join(dir, name)) as [
    string,
    string,
    string,
  ]
  let url: string
  const as = (seat: string, ...args: string[]) => cli(...args, '--act-as', seat, '--server', url)

  it('are made there once, and saved as the service lets them out', async () => {
    const store = join(dir, 'networks')
    cpSync(await countyOnce(), store, { recursive: true })
    url = await listening(store)
    const [lead] = JSON.parse(as('O-xt/dispatcher', 'leads', 'list', '--json').stdout).data
    const routed = as(
      'O-xt/dispatcher',
      'leads',
      'act',
      lead.id,
      'route',
      'host=O-zj',
      'reason=由住建部门承办核查',
    )
    expect(routed.status, routed.stderr).toBe(0)
    const made = as('O-zj/leader', 'exchange', 'export', lead.id, '--to', 'O-ga', '--out', first, '--json')
    expect(made.status, made.stderr).toBe(0)
    const { id, sha256, n } = JSON.parse(made.stdout)
    expect([n, createHash('sha256').update(readFileSync(first)).digest('hex')]).toEqual([1, sha256])
    expect(as('O-zj/leader', 'exchange', 'file', id, '--out', again).status).toBe(0)
    expect(readFileSync(again).equals(readFileSync(first))).toBe(true)
    const answer = await fetch(`${url}/api/v1/audit?id=${id}`)
    const entries = ((await answer.json()) as { data: { what: string }[] }).data
    // each time before the first byte and after the last
    expect(entries.map(({ what }) => what)).toEqual(Array(4).fill('exchange file'))
  })

  it('of another office are not there, and nothing is made or written', async () => {
    const [lead] = JSON.parse(as('O-zj/leader', 'leads', 'list', '--json').stdout).data
    const refused = as('O-ga/leader', 'exchange', 'export', lead.id, '--to', 'O-zj', '--out', foreign)
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('its host sends it')])
    const [{ id }] = JSON.parse(as('O-zj/leader', 'exchange', 'list', '--json').stdout)
    const absent = as('O-ga/leader', 'exchange', 'file', id, '--out', foreign)
    expect([absent.status, absent.stderr]).toEqual([1, expect.stringContaining('no exchange file')])
    expect(existsSync(foreign)).toBe(false)
    expect(JSON.parse(as('O-zj/leader', 'exchange', 'list', '--json').stdout)).toHaveLength(1)
  })

  it('say what was made where the file does not come', () => {
    const [{ item }] = JSON.parse(as('O-zj/leader', 'exchange', 'list', '--json').stdout)
    const place = join(dir, 'no such folder', 'x.bjx')
    const failed = as('O-zj/leader', 'exchange', 'export', item, '--to', 'O-ga', '--out', place)
    expect([failed.status, failed.stderr]).toEqual([
      1,
      expect.stringMatching(/exchange file XF-\d{4}-000002/),
    ])
  })
})

describe('on an empty store', () => {
  it('says that there is nothing to detect and no run yet, as here', async () => {
    const store = join(dir, 'empty')
    const here = [cli('detect', '--store', store), cli('rings', '--store', store)]
    const url = await listening(store)
    expect([cli('detect', '--server', url), cli('rings', '--server', url)]).toEqual(here)
    expect(here.map(({ status }) => status)).toEqual([1, 1])
  })
})

describe('with API keys', () => {
  it('takes the key from the environment or a file, and says so when it is missing or may not', async () => {
    const store = join(dir, 'keyed')
    cpSync(await countyOnce(), store, { recursive: true })
    const made = (role: string): string =>
      cli('keys', 'create', role, '--role', role, '--store', store).stdout.trim()
    const [audit, exchange, system] = [made('audit'), made('exchange'), made('system')]
    const url = await listening(store)
    const missing = cli('rings', '--server', url)
    expect(missing.status).toBe(1)
    expect(missing.stderr).toMatch(/answers 401.*BIAOJIAN_API_KEY/)
    expect(cliWith({ BIAOJIAN_API_KEY: exchange }, 'rings', '--server', url)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/answers 403: .*exchange/),
    })
    const printed = cli('rings', '--json', '--store', store).stdout
    const file = join(dir, 'key')
    writeFileSync(file, `${audit}\n`)
    for (const env of [{ BIAOJIAN_API_KEY: audit }, { BIAOJIAN_API_KEY_FILE: file }])
      expect(cliWith(env, 'rings', '--json', '--server', url).stdout).toBe(printed)
    const detected = cliWith({ BIAOJIAN_API_KEY: system }, 'detect', '--server', url)
    expect(detected).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^The detection is done\. The key may not see the run/),
    })
    const asJson = cliWith({ BIAOJIAN_API_KEY: system }, 'detect', '--server', url, '--json')
    expect({ status: asJson.status, run: JSON.parse(asJson.stdout) }).toEqual({ status: 0, run: null })
  })
})

describe('imports through a running service', () => {
  const there = join(dir, 'there')
  const file = join(dir, 'bids.csv')
  const bids = (...amounts: number[]): void =>
    writeFileSync(
      file,
      `lot_id,bidder_id,amount\n${amounts.map((amount, f) => `L1,F${f},${amount}\n`).join('')}`,
    )
  const listed = (...server: string[]) =>
    (
      JSON.parse(cli('import', '--list', '--json', ...server).stdout) as { batch: number; files: object[] }[]
    ).map(({ batch, files }) => [batch, files])
  let url: string
  const run = (...args: string[]) => cli('import', ...args, '--server', url)
  beforeAll(async () => {
    url = await listening(there)
    writeFileSync(join(dir, 'lots.csv'), 'lot_id\nL1\n')
    bids(100, 110)
    expect(run(join(dir, 'lots.csv'), file).status).toBe(0)
  })

  it('say that a file was there before, and put another in its place when told', () => {
    bids(101, 110)
    const again = run(file)
    expect(again.status).toBe(0)
    expect(again.stderr).toContain('L1 / F0 / 1: 100 → 101')
    bids(102, 112)
    const replaced = run(file, '--replace')
    expect(replaced.status, replaced.stderr).toBe(0)
    expect(replaced.stderr).toContain('took the place of bids.csv of batch 1')
    expect(listed('--server', url)).toEqual([
      [
        1,
        [
          { file: 'bids.csv', counts: false, replacedBy: 3 },
          { file: 'lots.csv', counts: true },
        ],
      ],
      [2, [{ file: 'bids.csv', counts: false, replacedBy: 3 }]],
      [3, [{ file: 'bids.csv', counts: true }]],
    ])
  })

  it('are taken out only when that is confirmed, once', () => {
    const asked = run('--undo', '3')
    expect([asked.status, asked.stdout.trim()]).toEqual([
      0,
      'Would take import 3 out: bids.csv. Add --yes to do it',
    ])
    const undone = run('--undo', '3', '--yes')
    expect(undone.status, undone.stderr).toBe(0)
    expect(undone.stderr + undone.stdout).toContain('bids.amount: 2 have another value')
    for (const yes of [[], ['--yes']]) {
      const twice = run('--undo', '3', ...yes)
      expect([twice.status, twice.stderr]).toEqual([
        1,
        expect.stringContaining('nothing of it counts any more'),
      ])
      const never = run('--undo', '9', ...yes)
      expect([never.status, never.stderr]).toEqual([1, expect.stringContaining('there is no such import')])
    }
    expect(listed('--server', url).at(-1)).toEqual([3, [{ file: 'bids.csv', counts: false }]])
  })

  it('leave the store that the same imports leave here', async () => {
    const here = join(dir, 'here')
    bids(100, 110)
    const lots = join(dir, 'lots.csv')
    expect(cli('import', lots, file, '--store', here).status).toBe(0)
    bids(101, 110)
    expect(cli('import', file, '--store', here).status).toBe(0)
    const digest = (...of: string[]): string => cli('store', '--digest', ...of).stdout.trim()
    await stopped(services.at(-1)!)
    expect(digest('--store', there)).toBe(digest('--store', here))
  })
})
