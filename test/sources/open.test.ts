import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { scratch, seen, summary, zipOf } from './support.js'

const { folder, write, remove } = scratch()
afterAll(remove)

const LOTS = 'lot_id\nL1\n'
const BIDS = 'lot_id,bidder_id\nL1,A\n'

describe('which file is which table', () => {
  it.each([
    ['bids.csv', BIDS, 'bids'],
    ['BIDS-2.csv', BIDS, 'bids'],
    ['bids_2026.csv', BIDS, 'bids'],
    ['bids2.csv', BIDS, 'bids'],
    ['bids. of march.csv', BIDS, 'bids'],
    ['投标.csv', BIDS, 'bids'],
    ['投标_1.csv', BIDS, 'bids'],
    ['投标 2026年.csv', BIDS, 'bids'],
    ['投标人.csv', 'bidder_id\nA\n', 'bidders'],
    ['投标人-3.txt', 'bidder_id\nA\n', 'bidders'],
    ['标段.tsv', LOTS, 'lots'],
    ['lots.csv', 'lot_id,bidder_id\nL1,A\n', 'lots'],
    ['export.csv', BIDS, 'bids'],
    ['export-lots.csv', LOTS, 'lots'],
    ['roster.csv', 'bidder_id,name\nA,x\n', 'bidders'],
    ['staff.csv', '统一社会信用代码,姓名,职务\nA,x,y\n', 'roles'],
    ['alliance.csv', 'group_id,bidder_id\nG,A\n', 'groups'],
    ['评标专家-2026.csv', '标段编号,专家编号\nL1,E1\n', 'experts'],
    ['评分.csv', '标段编号,专家编号,统一社会信用代码,得分\nL1,E1,A,9\n', 'scores'],
    ['committee.csv', 'lot_id,expert_id,role\nL1,E1,leader\n', 'experts'],
    ['marks.csv', 'lot_id,expert_id,bidder_id,score\nL1,E1,A,9\n', 'scores'],
    ['signed.csv', '合同编号,标段编号,统一社会信用代码,合同价\nK1,L1,A,9\n', 'contracts'],
    ['分包_1.csv', '合同编号,分包人代码\nK1,B\n', 'subcontracts'],
    ['decisions.csv', '统一社会信用代码,处罚文号\nA,1号\n', 'penalties'],
  ])('%s with its headers is known', async (name, content, table) => {
    expect(summary(await seen(write(`which/${name}`, content)))).toEqual([`${name} → table: ${table}`])
  })

  it.each([
    ['headers that fit nothing', 'amount\n1\n', 'cannot tell which table this is: the name is no table name'],
    [
      'headers that fit two tables alike',
      'lot_id,group_id,bidder_id\n',
      'the headers fit lots, bids, bidders, groups',
    ],
    ['a name that begins like a table but goes on', 'amount\n1\n', 'cannot tell which table'],
  ])('is refused for %s', async (_, content, cause) => {
    const [first] = await seen(write('bidsheet.csv', content))
    expect([first!.kind, first!.said.includes(cause)]).toEqual(['rejected', true])
  })
})

describe('a file whose name or kind misleads', () => {
  const page =
    '<html><head><meta charset="utf-8"></head><body><table><tr><td>标段编号</td></tr></table></body></html>'
  const tabs = '标段编号\t统一社会信用代码\nL1\tA\n'
  const named = 'it is named as a workbook and'

  it.each([
    ['投标.xls', page, `${named} holds an HTML table`],
    ['投标.xlsx', `\n  ${page.slice(6)}`, `${named} holds an HTML table`],
    ['投标-1.xls', '<!DOCTYPE html PUBLIC "x">\n<p>', `${named} holds an HTML table`],
    ['投标-2.xls', '<?xml version="1.0"?><Workbook/>', `${named} holds an XML sheet`],
    ['投标-3.xlsm', Buffer.from([1, 0, 2, 0, 3]), `${named} is none`],
    ['投标-4.xls', '%PDF-1.7', 'the content is PDF'],
    ['投标-5.xls', '', 'the file is empty'],
    ['投标-a.xls', 'MIME-Version: 1.0\nContent-Type: multipart/related\n', `${named} holds an HTML table`],
    ['投标-b.csv', page, 'it holds HTML'],
    ['投标.et', 'x', 'files of the kind .et cannot be read'],
    ['投标.rar', 'Rar!', 'archives of the kind .rar cannot be read'],
  ])('%s of something else is called what it is', async (name, content, cause) => {
    const [first] = await seen(write(`named/${name}`, content))
    expect([first!.kind, first!.said.includes(cause)]).toEqual(['rejected', true])
  })

  it.each([
    ['投标-6.xls', tabs],
    ['投标-7.xlsx', tabs],
    ['投标-8.xls', Buffer.from(`\ufeff${tabs}`, 'utf16le')],
    ['投标-9.xls', tabs.replaceAll('\t', ',')],
  ])('%s of text is read as text, and says so', async (name, content) => {
    const [first] = await seen(write(`named/${name}`, content))
    expect(first).toMatchObject({
      kind: 'table',
      said: 'bids',
      rows: [{ cells: { lot_id: 'L1', bidder_id: 'A' } }],
    })
    expect(first!.table!.notes!()[0]!.zh).toMatch(/^文件名以 \.xlsx? 结尾，内容却是文本/)
  })
})

describe('a folder', () => {
  it('is read lots first, with everything else told', async () => {
    write('f/bids.csv', BIDS)
    write('f/lots.csv', LOTS)
    write('f/2025/bids-old.csv.gz', gzipSync(BIDS))
    write('f/archive.zip', await zipOf({ 'x/bids.csv': BIDS, 'inner.zip': 'PK', 'notes.docx': 'x' }))
    write('f/truth.csv', 'ring_id\n1\n')
    write('f/README.md', 'x')
    write('f/photo.png', 'x')
    write('f/.DS_Store', 'x')
    write('f/~$lots.xlsx', 'x')
    write('f/package.json', '{"name": "x"}')
    write('f/old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'))
    symlinkSync('/etc/passwd', join(folder, 'f/link.csv'))
    expect(summary(await seen(join(folder, 'f')))).toEqual([
      'f/lots.csv → table: lots',
      'f/bids.csv → table: bids',
      'f/.DS_Store → skipped: hidden or temporary file',
      'f/2025/bids-old.csv.gz → table: bids',
      'f/README.md → skipped: truth and readme files are not imported',
      'f/archive.zip!/x/bids.csv → table: bids',
      'f/archive.zip!/inner.zip → skipped: an archive inside an archive is not opened: unpack it, and import the files in it',
      'f/archive.zip!/notes.docx → skipped: not a kind of file that is imported',
      'f/link.csv → skipped: a symbolic link, not followed',
      'f/old.xls → rejected: an old .xls workbook (or one with a password) cannot be read: open it, save it as .xlsx without a password, and import that',
      'f/package.json → skipped: not OCDS data',
      'f/photo.png → skipped: not a kind of file that is imported',
      'f/truth.csv → skipped: truth and readme files are not imported',
      'f/~$lots.xlsx → skipped: hidden or temporary file',
    ])
  })

  it('gives a plain file and its copy in an archive one hash', async () => {
    write('h/bids.csv', BIDS)
    write('h/z.zip', await zipOf({ 'bids.csv': BIDS }))
    const [plain, packed] = await seen(join(folder, 'h'))
    expect(packed!.table!.sha256).toBe(plain!.table!.sha256)
  })

  it('is not followed too deep', async () => {
    mkdirSync(join(folder, 'd/1/2/3'), { recursive: true })
    write('d/1/2/3/bids.csv', BIDS)
    const found = await seen(join(folder, 'd'), { limits: { folderDepth: 2 } })
    expect(summary(found)).toEqual(['d/1/2/3 → skipped: folders are nested too deep'])
  })

  it('tells of a path that is not there', async () => {
    const [first] = await seen(join(folder, 'nowhere.csv'))
    expect(first).toMatchObject({ kind: 'rejected', said: 'does not exist or cannot be read: ENOENT' })
  })
})
