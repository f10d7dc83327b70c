import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { readConfig } from '../config.js'
import { AppError } from '../domain/errors.js'
import { commandAccessTexts as texts } from '../texts/command-access.js'
import { type AtMachine, accessOf, isAtMachine } from './command-access.js'
import { worksThroughService } from './server-option.js'

/**
 * Once there are users, what a command shows or does is for whoever says who they are: through a service,
 * which asks, or at the machine by password and code. Fails with `forbidden` where nobody is named, and with
 * `internal` for a command of which nothing says what it takes.
 */
export const demandSomebody = async (command: Command): Promise<void> => {
  const found = accessOf(command)
  if (!found) throw new AppError('internal', texts.noRow)
  const { row, access } = found
  if (access === 'open' || access === 'self') return
  const { store, server, as: login, session } = command.optsWithGlobals<Given>()
  const config = readConfig({ store, server })
  if (isAtMachine(access)) {
    if (server !== undefined) throw new AppError('invalid_input', texts.atMachine)
    if (await hasUsers(config.store)) await enter(command, access, row)
    return
  }
  const isThere = worksThroughService(command) && config.server !== undefined
  if (isThere || !(await hasUsers(config.store))) return
  if (typeof access === 'object') throw new AppError('forbidden', access.instead)
  if (login === undefined && session === undefined && config.session === undefined)
    throw new AppError('forbidden', texts.login)
}

interface Given {
  store?: string
  server?: string
  as?: string
  session?: string
}

/** Somebody at the machine shows who they are; it stands in the log before the command begins. */
const enter = async (command: Command, who: AtMachine, row: string): Promise<void> => {
  const { enterAtMachine } = await import('./at-machine.js')
  await enterAtMachine(command, who, row)
}

const hasUsers = async (dir: string): Promise<boolean> => {
  if (!existsSync(join(dir, 'casebook.sqlite'))) return false
  const { openCasebook } = await import('../casebook/open.js')
  const casebook = openCasebook(dir)
  try {
    return casebook.accounts.hasUsers()
  } finally {
    casebook.close()
  }
}
