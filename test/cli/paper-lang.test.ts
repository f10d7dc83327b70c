import { Command } from 'commander'
import { expect, it } from 'vitest'
import { paperLang } from '../../src/cli/paper-lang.js'

const langOfLine = async (...line: string[]): Promise<string> => {
  let found = ''
  const program = new Command().option('--lang <lang>')
  program
    .command('report')
    .option('--lang <lang>')
    .action((_options, command: Command) => {
      found = paperLang(command)
    })
  await program.parseAsync(line, { from: 'user' })
  return found
}

it('paperLang() is Chinese unless --lang says otherwise, before or after the command', async () => {
  expect(await langOfLine('report')).toBe('zh')
  expect(await langOfLine('report', '--lang', 'en')).toBe('en')
  expect(await langOfLine('--lang', 'en', 'report')).toBe('en')
  expect(await langOfLine('report', '--lang', 'zh-CN')).toBe('zh')
})
