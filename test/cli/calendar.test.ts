import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cli } from '../support/cli.js'

const dir = mkdtempSync(join(tmpdir(), 'biaojian-calendar-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe('biaojian calendar', () => {
  it('shows the working days of a year, and says of one that is not announced that it is provisional', () => {
    expect(JSON.parse(cli('calendar', 'show', '2026', '--json').stdout)).toMatchObject({
      complete: true,
      workingDays: 248,
    })
    const later = cli('calendar', 'show', '2027', '--lang', 'zh')
    expect(later.stderr).toContain('2027 年节假日安排未导入')
  })

  it('takes a year from a table in GB18030', () => {
    const file = join(dir, '2027.csv')
    // 春 is B4 BA
    writeFileSync(
      file,
      Buffer.concat([
        Buffer.from('day,kind,name,source\n2027-02-08,off,'),
        Buffer.from([0xb4, 0xba]),
        Buffer.from(',x\n2027-10-01,off,y,x\n'),
      ]),
    )
    const { stdout } = cli('calendar', 'show', '2027', '--json', '--calendar', file)
    expect(JSON.parse(stdout)).toMatchObject({ complete: true, days: [{ name: '春' }, { name: 'y' }] })
  })

  it('tells the last day, strict and rolled, and the end of the day as 24:00', () => {
    const { stdout } = cli('calendar', 'add', '2025-09-30', '3', 'cd', '--lang', 'en')
    expect(stdout).toContain('2025-10-03\n')
    expect(stdout).toContain('2025-10-09\n')
    expect(stdout).toContain('2025-10-03 24:00:00')
  })

  it('asks for a time of day where hours are counted, and refuses what is no number', () => {
    expect(cli('calendar', 'add', '2025-09-30', '24', 'h', '--lang', 'en').stderr).toContain(
      'has no time of day',
    )
    expect(cli('calendar', 'add', '2025-09-30', 'ten', 'wd', '--lang', 'en').stderr).toContain(
      'A term is a whole number',
    )
  })
})
