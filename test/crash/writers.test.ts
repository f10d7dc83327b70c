import type { Command } from 'commander'
import { expect, it } from 'vitest'
import { buildProgram } from '../../src/cli/main.js'
import { LIKE, READERS, writers } from './writers.mjs'

const named = (command: Command, before: string[] = []): string[] => {
  const path = [...before, command.name()]
  return command.commands.length === 0
    ? [path.join(' ')]
    : command.commands.flatMap((own) => named(own, path))
}

it('each command of the command line is run on a full disk, writes as one that is, or only reads', async () => {
  const { commands } = await buildProgram('en')
  const all = commands.filter((one) => one.name() !== 'help').flatMap((one) => named(one))
  const run = Object.values(
    writers({ ring: '', folder: '', more: '', numbers: '', alerts: '', out: '' }),
  ).map(({ own }) => own.join(' '))
  const isRun = (name: string): boolean => run.some((args) => `${args} `.startsWith(`${name} `))
  const known = (name: string): boolean => isRun(name) || name in LIKE || READERS.includes(name)
  expect(all.filter((name) => !known(name))).toEqual([])
  expect(Object.values(LIKE).filter((name) => !isRun(name))).toEqual([])
  expect([...Object.keys(LIKE), ...READERS].filter((name) => !all.includes(name))).toEqual([])
  expect(all.filter((name) => READERS.includes(name) && (isRun(name) || name in LIKE))).toEqual([])
})
