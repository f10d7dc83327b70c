import type { Command } from 'commander'
import { commandAccessTexts as texts } from '../texts/command-access.js'
import type { Text } from '../texts/text.js'

/** Who works at the machine itself, by password and code. */
export type AtMachine =
  | 'system-admin'
  | 'two-admins'
  | 'audit-admin'
  | 'security-or-audit-admin'
  | 'coordination'

/**
 * What a command takes once there are users: open = nothing, it shows and changes nothing of cases, accounts
 * or the log; seat = it works through a service, which asks who it is for; self = it asks by itself who acts;
 * else it takes somebody at the machine itself, or is had elsewhere alone.
 */
export type CommandAccess = 'open' | 'seat' | 'self' | AtMachine | { instead: Text }

/**
 * Every command, one that is told from its namesake by an option as `store --clear`. A command without a row
 * does not run.
 */
export const COMMAND_ACCESS: Readonly<Record<string, CommandAccess>> = {
  import: 'seat',
  check: 'open',
  template: 'open',
  quality: 'seat',
  quarantine: 'seat',
  detect: 'seat',
  rings: 'seat',
  facts: 'seat',
  pairs: 'seat',
  explain: 'seat',
  export: 'seat',
  package: 'seat',
  verify: 'open',
  path: 'seat',
  bidder: 'seat',
  report: 'seat',
  letter: 'seat',
  letters: 'open',
  'schedule add': 'seat',
  'schedule list': 'seat',
  'schedule remove': 'seat',
  'schedule run': 'system-admin',
  'calendar show': 'open',
  'calendar add': 'open',
  inbox: 'seat',
  'leads list': 'seat',
  'leads show': 'seat',
  'leads events': 'seat',
  'leads similar': 'seat',
  'leads act': 'seat',
  'leads import': 'seat',
  'leads intake': 'coordination',
  'leads stock': 'seat',
  'leads release': 'seat',
  'numbers import': 'seat',
  'numbers list': 'seat',
  'numbers show': 'seat',
  'key-projects list': 'seat',
  'key-projects put': 'seat',
  'exchange key': 'seat',
  'exchange trust': 'seat',
  'exchange list': 'seat',
  'exchange export': 'seat',
  'exchange file': 'seat',
  'exchange import': 'seat',
  'colours history': 'seat',
  'colours persons': 'seat',
  'colours policy': 'seat',
  'colours preview': 'seat',
  'colours propose': 'seat',
  'colours approve': 'seat',
  'tags sets': 'seat',
  'tags list': 'seat',
  'tags put': 'seat',
  'spot-check plan': 'seat',
  'spot-check number': 'seat',
  'spot-check list': 'seat',
  'spot-check show': 'seat',
  'spot-check file': 'seat',
  'spot-check verify': 'open',
  'packs make': 'seat',
  'packs list': 'seat',
  'packs file': 'seat',
  'items list': 'seat',
  'items workbook': 'seat',
  'items show': 'seat',
  'items events': 'seat',
  'items make': 'seat',
  'items act': 'seat',
  'items document': 'seat',
  'items attach': 'seat',
  indicators: 'seat',
  board: 'seat',
  sheet: 'seat',
  'clocks overdue': 'seat',
  'routes list': 'seat',
  'routes try': 'seat',
  'terms list': 'seat',
  screens: { instead: texts.insteadOfScreens },
  'screens --ocds': 'open',
  rules: 'open',
  'graph export': 'two-admins',
  'graph adopt': 'system-admin',
  'graph push': 'two-admins',
  'graph join': 'system-admin',
  store: 'seat',
  'store --clear': 'system-admin',
  'store --verify': 'system-admin',
  serve: 'open',
  start: 'open',
  'keys create': 'self',
  'keys approve': 'self',
  'keys list': 'self',
  'keys revoke': 'self',
  'keys rotate': 'self',
  'audit verify': 'open',
  'audit checkpoint': 'open',
  'audit search': 'audit-admin',
  'audit who': 'audit-admin',
  'audit prove': 'audit-admin',
  'audit check-proof': 'open',
  'audit export': 'audit-admin',
  'audit clear': 'security-or-audit-admin',
  'audit bundle': 'open',
  'audit witness': 'open',
  'audit prune': 'self',
  'release list': 'seat',
  'release show': 'seat',
  'release draft': 'seat',
  'release act': 'seat',
  'release look': 'seat',
  'release take': 'seat',
  'room state': 'self',
  'room open': 'self',
  'room seal': 'self',
  'room shut': 'self',
  'room officials': 'self',
  'room import': 'self',
  'room sieves': 'self',
  'room sieve': 'self',
  'room assign': 'self',
  'room answer': 'self',
  'room confirm': 'self',
  'room return': 'self',
  'room log': 'self',
  'access matrix': 'open',
  'access preview': 'open',
  'access explain': 'seat',
  'offices seed': 'self',
  'offices list': 'open',
  'users init': 'self',
  'users create': 'self',
  'users grant': 'self',
  'users revoke': 'self',
  'users certificate': 'self',
  'users lock': 'self',
  'users unlock': 'self',
  'users disable': 'self',
  'users list': 'self',
  'users activate': 'self',
  generate: 'open',
  evaluate: 'open',
  'evaluate --truth': 'seat',
  doctor: 'open',
  completion: 'open',
}

/** `leads list` of `biaojian leads list`. */
export const commandName = (command: Command): string => {
  const words: string[] = []
  for (let at = command; at.parent; at = at.parent) words.unshift(at.name())
  return words.join(' ')
}

/** The row of a call, by the options that it has; undefined for a command that has none. */
export const accessOf = (command: Command): { row: string; access: CommandAccess } | undefined => {
  const name = commandName(command)
  const given = command.options
    .filter(({ long }) => command.getOptionValue(long?.slice(2) ?? '') !== undefined)
    .map(({ long }) => `${name} ${long}`)
  const row = [...given, name].find((one) => Object.hasOwn(COMMAND_ACCESS, one))
  return row === undefined ? undefined : { row, access: COMMAND_ACCESS[row]! }
}

export const isAtMachine = (access: CommandAccess): access is AtMachine =>
  typeof access === 'string' && !['open', 'seat', 'self'].includes(access)
