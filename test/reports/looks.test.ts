import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeReport } from '../../src/reports/make.js'
import type { Store } from '../../src/store.js'
import { countyStore, NOW } from './support.js'

const has = (program: string): boolean => spawnSync('which', [program]).status === 0
const ready = has('soffice') && has('pdftotext') && has('pdffonts')

let store: Store
let drop: () => Promise<void>
const dir = mkdtempSync(join(tmpdir(), 'biaojian-looks-'))
beforeAll(async () => {
  if (ready) ({ store, drop } = await countyStore())
})
afterAll(async () => {
  await drop?.()
  rmSync(dir, { recursive: true, force: true })
})

describe.skipIf(!ready)('a report in another program (skipped without LibreOffice and poppler)', () => {
  it('is laid out on A4 with its headings, tables, pictures and page numbers, and no glyph is missing', async () => {
    const { bytes } = await makeReport(store, {
      period: '2025-Q4',
      edition: 'internal',
      format: 'docx',
      lang: 'zh',
      requester: '测试员',
      issuer: '嵊泗县公安局',
      area: '嵊泗县',
      at: NOW,
    })
    writeFileSync(join(dir, 'report.docx'), bytes)
    const run = (program: string, ...args: string[]): string => {
      const { status, stdout, stderr } = spawnSync(program, args, {
        encoding: 'utf8',
        timeout: 200_000,
        cwd: dir,
      })
      expect(status, stderr).toBe(0)
      return stdout
    }
    run(
      'soffice',
      `-env:UserInstallation=file://${join(dir, 'profile')}`,
      '--headless',
      '--convert-to',
      'pdf',
      'report.docx',
    )
    const text = run('pdftotext', '-layout', 'report.pdf', '-')
    const info = run('pdfinfo', 'report.pdf')
    expect(info).toMatch(/Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/)
    const pages = Number(/Pages:\s+(\d+)/.exec(info)![1])
    expect(pages).toBeGreaterThan(10)
    for (let page = 1; page <= pages; page++) expect(text).toMatch(new RegExp(`—\\s*${page}\\s*—`))
    for (const head of [
      '一、总体情况',
      '二、主要特点',
      '三、疑似团伙和典型线索',
      '四、风险研判',
      '五、原因分析',
      '六、对策建议',
      '七、下步工作',
      '数据口径与说明',
    ])
      expect(text).toContain(head)
    expect(text).not.toMatch(/[\ufffd\u25a1]/)
    const pictures = run('pdfimages', '-list', 'report.pdf')
      .split('\n')
      .filter((line) => / image /.test(line))
    expect(pictures.length).toBeGreaterThanOrEqual(6)
    const lines = text.split('\n').filter((line) => /[\u4e00-\u9fff]{20,}/.test(line.replace(/\s/g, '')))
    expect(Math.max(...lines.map((line) => [...line.trim()].length))).toBeGreaterThanOrEqual(28)
  })
})
