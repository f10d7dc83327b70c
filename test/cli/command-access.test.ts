import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { expect, it } from 'vitest'
import { accessOf, COMMAND_ACCESS, commandName, isAtMachine } from '../../src/cli/command-access.js'
import { buildProgram } from '../../src/cli/main.js'
import { worksThroughService } from '../../src/cli/server-option.js'
import { LEAVING, STAYING_COMMANDS } from '../support/leaving.js'

const leaves = (command: Command): Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leaves)

const all = async (): Promise<Command[]> =>
  (await buildProgram('en')).commands.filter((one) => one.name() !== 'help').flatMap(leaves)

it('each command says what it takes once there are users, and no row is of a command that there is not', async () => {
  const names = (await all()).map(commandName)
  expect(names.filter((name) => !Object.hasOwn(COMMAND_ACCESS, name))).toEqual([])
  const rows = Object.keys(COMMAND_ACCESS).map((row) => row.split(' --')[0]!)
  expect(rows.filter((row) => !names.includes(row))).toEqual([])
})

it('a command that takes a seat can be had in one, and one that takes somebody at the machine can ask who', async () => {
  const commands = new Map((await all()).map((command) => [commandName(command), command]))
  for (const [row, access] of Object.entries(COMMAND_ACCESS)) {
    const [name = '', option] = row.split(' --')
    const command = commands.get(name)!
    const has = (long: string): boolean => command.options.some((one) => one.long === long)
    if (option !== undefined) expect([row, has(`--${option}`)]).toEqual([row, true])
    if (access === 'seat') expect([row, worksThroughService(command)]).toEqual([row, true])
    if (access === 'seat' || isAtMachine(access))
      expect([row, has('--as'), has('--session')]).toEqual([row, true, true])
  }
})

it('a command that writes a file in a seat has it from the gate, by an address whose file takes a release', async () => {
  const writing = (await all()).filter(({ options }) => options.some(({ long }) => long === '--out'))
  const inSeat = writing.map(commandName).filter((name) => COMMAND_ACCESS[name] === 'seat')
  const leaving = Object.values(LEAVING).flatMap(({ commands = [] }) => commands)
  expect(inSeat.sort()).toEqual([...leaving, ...STAYING_COMMANDS].sort())
})

it('an option decides which row a command has, whatever else is given with it', async () => {
  const at = async (...argv: string[]): Promise<unknown> => {
    const program = await buildProgram('en', argv)
    let found: unknown
    program.hook('preAction', (_program, command) => {
      found = accessOf(command)
      throw new Error('looked')
    })
    for (const command of program.commands) command.exitOverride()
    await program.parseAsync(argv, { from: 'user' }).catch(() => undefined)
    return found
  }
  expect(await at('store', '--digest')).toEqual({ row: 'store', access: 'seat' })
  expect(await at('store', '--clear', '--yes')).toEqual({ row: 'store --clear', access: 'system-admin' })
  expect(await at('evaluate', '--truth', 't.csv', '--labelled', 'x')).toEqual({
    row: 'evaluate --truth',
    access: 'seat',
  })
  expect(await at('evaluate', '--labelled', 'x')).toEqual({ row: 'evaluate', access: 'open' })
})

it('the table in the documentation has each command in its row', () => {
  const page = readFileSync('docs/access.md', 'utf8')
  const [, section = ''] = page.split('## The command line (命令行)')
  const lines = section
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('| ') && line.includes('`'))
  const named = lines.map((line) =>
    line
      .split('|')[2]!
      .split(',')
      .map((word) => word.trim().replaceAll('`', ''))
      .sort(),
  )
  const groups = new Map<string, string[]>()
  for (const [row, access] of Object.entries(COMMAND_ACCESS)) {
    const key = typeof access === 'string' ? access : 'instead'
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  expect(named.sort()).toEqual([...groups.values()].map((rows) => rows.sort()).sort())
})
