import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Paragraph } from 'docx'
import { describe, expect, it } from 'vitest'
import { packed } from '../../src/formats/docx.js'
import { pngOf } from '../../src/formats/png.js'
import { stampIn } from '../../src/formats/read-zip.js'
import { xlsx } from '../../src/formats/xlsx-writer.js'
import { zipOf } from '../../src/formats/zip.js'
import { zipEntries } from '../../src/formats/zip-entries.js'
import { signingKey } from '../../src/package/signing-key.js'
import { foundCopy, releasedZip } from '../../src/releases/released-zip.js'
import { stamped } from '../../src/releases/stamp.js'
import { draftWords, type Stamp, stampWords } from '../../src/releases/stamp-words.js'
import { htmlPage } from '../../src/reports/html-page.js'

const STAMP: Stamp = {
  ...{ isPublic: false, release: 'RL-2026-000001', copy: 2, copies: 3, user: 'U-000021' },
  ...{ at: '2026-03-02T01:10:00.000Z', checkpoint: '88200:ab12cd34ef56', lang: 'zh' },
}
const SAYS = [
  ...['内部资料', '线索不等于认定', 'RL-2026-000001', '第 2 份，共 3 份', 'U-000021', '2026-03-02 09:10'],
  ...['88200:ab12cd34ef56'],
]
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const workbook = async (): Promise<Buffer> => {
  const columns = [
    { head: '编号', width: 20 },
    { head: '线索', width: 40 },
  ]
  const sheet = { name: '线索', columns, rows: [['LD-2026-000001', '疑似围标']] }
  const facts = { title: '表', author: '公安', at: STAMP.at, footer: '线索不等于认定' }
  const pieces: Buffer[] = []
  for await (const piece of xlsx(facts, [sheet, { ...sheet, name: '其他' }])) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Text of a part of a document, without its markup. */
const textOf = (file: Buffer, name: string): string => {
  const found = zipEntries(file).find((entry) => entry.name === name)
  return Buffer.from(found?.bytes ?? '').toString()
}

const stampedCopy = (file: Buffer, type: string, stamp: Stamp) => stamped(file, type, stampWords(stamp))

describe('a copy of a released file', () => {
  it('says on every page of a Word document what it is, which copy, who took it, when, and where the log stood', async () => {
    const facts = { title: '报告', author: '公安', at: STAMP.at }
    const before = await packed({ ...facts, children: [new Paragraph('正文')] })
    const after = await stampedCopy(before, WORD, STAMP)
    const header = textOf(after, 'word/header-release.xml')
    for (const said of SAYS) expect(header).toContain(said)
    expect(header).toContain('string="内部资料 RL-2026-000001 2/3"')
    const document = textOf(after, 'word/document.xml')
    for (const type of ['default', 'even', 'first'])
      expect(document).toMatch(new RegExp(`<w:sectPr[^>]*>.*w:type="${type}" r:id="rIdRelease"`, 's'))
    const body = (file: Buffer) => textOf(file, 'word/document.xml').replace(/<w:headerReference[^>]*>/g, '')
    expect(body(after)).toBe(body(before))
    expect(await stampedCopy(before, WORD, STAMP)).toEqual(after)
  })

  it('has a first sheet that says so in a workbook, whose own sheets stay as they were', async () => {
    const before = await workbook()
    const after = await stampedCopy(before, EXCEL, STAMP)
    const first = textOf(after, 'xl/worksheets/sheet-release.xml')
    for (const said of SAYS) expect(first).toContain(said)
    const book = textOf(after, 'xl/workbook.xml')
    expect(book).toMatch(/<sheets><sheet name="RL-2026-000001" sheetId="\d+" r:id="rIdRelease"\/>/)
    const ids = (file: Buffer) =>
      [...textOf(file, 'xl/workbook.xml').matchAll(/localSheetId="(\d+)"/g)].map(([, id]) => Number(id))
    expect(ids(before).length).toBeGreaterThan(0)
    expect(ids(after)).toEqual(ids(before).map((id) => id + 1))
    const cells = (file: Buffer) => textOf(file, 'xl/worksheets/sheet1.xml').replace(/<headerFooter>.*/s, '')
    expect(cells(after)).toBe(cells(before))
    expect(textOf(after, 'xl/worksheets/sheet1.xml')).toContain('&amp;C内部资料 RL-2026-000001 2/3')
  })

  it('has it across a page to print and a picture, and none of who took it where it is public', async () => {
    const page = htmlPage({ title: '报告', lang: 'zh', parts: ['<p>正文</p>'] })
    const open = { ...STAMP, isPublic: true }
    const html = (await stampedCopy(page, 'text/html; charset=utf-8', open)).toString()
    expect(html).toContain('<p class="release-stamp">公开 · 线索不等于认定')
    for (const absent of ['内部资料', 'U-000021']) expect(html).not.toContain(absent)
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="9" height="9"/></svg>'
    const drawn = (await stampedCopy(Buffer.from(svg), 'image/svg+xml', STAMP)).toString()
    expect(drawn).toMatch(/rotate\(-36\.9 200 150\).*内部资料 RL-2026-000001 2\/3/)
    const png = await pngOf(svg, { width: 400, height: 300 }, 1)
    const marked = await stampedCopy(png, 'image/png', STAMP)
    expect([marked.readUInt32BE(16), marked.readUInt32BE(20)]).toEqual([400, 300])
    expect(marked.equals(png)).toBe(false)
  })

  it('stays as it was decided where other programs read it, or its bytes are signed', async () => {
    for (const type of ['application/zip', 'application/json', 'text/csv; charset=utf-8'])
      expect(await stampedCopy(Buffer.from('a,b\n'), type, STAMP)).toEqual(Buffer.from('a,b\n'))
  })

  it('that has no page is a ZIP of what was decided, with a signed note of release, copy and receiver', () => {
    const key = signingKey(mkdtempSync(join(tmpdir(), 'biaojian-copy-')))
    const file = { name: 'BJ-1.csv', bytes: Buffer.from('\ufeffa,b\r\n1,2\r\n') }
    const of = { file, stamp: STAMP, words: stampWords(STAMP), addressee: '省公安厅', store: 'S-1', key }
    const zip = releasedZip(of)
    expect(releasedZip(of)).toEqual(zip)
    expect(Buffer.from(zipEntries(zip).find(({ name }) => name === 'BJ-1.csv')!.bytes)).toEqual(file.bytes)
    for (const said of [...SAYS, '省公安厅']) expect(textOf(zip, 'RELEASE.txt')).toContain(said)
    const found = foundCopy(zip)!
    expect(found.ok).toBe(true)
    expect(found.note).toMatchObject({
      release: 'RL-2026-000001',
      copy: 2,
      copies: 3,
      taker: 'U-000021',
      addressee: '省公安厅',
    })
    expect(foundCopy(zip, found.fingerprint)?.ok).toBe(true)
    expect(foundCopy(zip, 'f'.repeat(64))?.ok).toBe(false)
    const other = signingKey(mkdtempSync(join(tmpdir(), 'biaojian-copy-')))
    const forged = (change: (name: string, bytes: Uint8Array) => Uint8Array): Buffer =>
      zipOf(
        zipEntries(zip).map(({ name, bytes }) => ({ name, bytes: change(name, bytes) })),
        stampIn(zip),
      )
    const changes: ((name: string, bytes: Uint8Array) => Uint8Array)[] = [
      (name, bytes) => (name === 'BJ-1.csv' ? Buffer.from('a,b\r\n1,3\r\n') : bytes),
      (name, bytes) => (name === 'RELEASE.txt' ? Buffer.from('第 1 份') : bytes),
      (name, bytes) =>
        name === 'release.json' ? Buffer.from(bytes.toString().replace('"copy": 2', '"copy": 1')) : bytes,
      (name, bytes) => (name === 'public-key.pem' ? Buffer.from(other.publicPem) : bytes),
    ]
    for (const change of changes) expect(foundCopy(forged(change))?.ok ?? false).toBe(false)
    expect(foundCopy(Buffer.from('a,b\n'))).toBe(undefined)
    const open = { ...STAMP, isPublic: true }
    expect(foundCopy(releasedZip({ ...of, stamp: open, words: stampWords(open) }))!.note.taker).toBe(null)
  })

  it('of the own office without a release says that it is a draft that is not to leave', async () => {
    const page = htmlPage({ title: '核查单', lang: 'zh', parts: ['<p>正文</p>'] })
    const words = draftWords({ user: 'U-000021', at: STAMP.at, lang: 'zh' })
    const html = (await stamped(page, 'text/html', words)).toString()
    expect(html).toContain('草稿·不得外发 · 线索不等于认定 · U-000021 · 2026-03-02 09:10')
    const book = await stamped(await workbook(), EXCEL, words)
    expect(textOf(book, 'xl/workbook.xml')).toContain('<sheets><sheet name="草稿"')
  })
})
