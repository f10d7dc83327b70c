import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { readConfig } from '../config.js'
import { AppError } from '../domain/errors.js'
import { worksThroughService } from './server-option.js'

/** Commands that read or change what is known of bidders, lots and leads. */
const OF_CASES = new Set([
  ...['import', 'quality', 'quarantine', 'detect', 'rings', 'facts', 'pairs', 'explain', 'export', 'package'],
  ...[
    'path',
    'bidder',
    'report',
    'letter',
    'inbox',
    'leads',
    'numbers',
    'key-projects',
    'exchange',
    'colours',
  ],
  ...['tags', 'packs', 'items', 'indicators', 'board', 'sheet', 'clocks', 'screens'],
])

/**
 * Once there are users, case data are had by whoever says who they are: the command works through a service,
 * which asks. Fails with `forbidden` where it would read the store by itself.
 */
export const demandSomebody = async (command: Command): Promise<void> => {
  if (!OF_CASES.has(nameOf(command))) return
  const { store, server, as: login, session } = command.optsWithGlobals<Given>()
  const config = readConfig({ store, server })
  if (config.server !== undefined || !(await hasUsers(config.store))) return
  if (!worksThroughService(command))
    throw new AppError(
      'forbidden',
      'Once there are users this is had in the console or over HTTP, which ask who it is for',
    )
  if (login === undefined && session === undefined && config.session === undefined)
    throw new AppError(
      'forbidden',
      'Say who works with the case data: --as LOGIN, which asks password and code',
    )
}

interface Given {
  store?: string
  server?: string
  as?: string
  session?: string
}

/** `leads` of `biaojian leads list`. */
const nameOf = (command: Command): string => {
  let top = command
  while (top.parent?.parent) top = top.parent
  return top.name()
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
