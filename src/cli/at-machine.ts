import type { Command } from 'commander'
import type { Present } from '../accounts/user-sessions.js'
import { AppError } from '../domain/errors.js'
import { atMachineTexts } from '../texts/command-access.js'
import { enter } from './account-command.js'
import type { AtMachine } from './command-access.js'

/**
 * Lets somebody in who works on the store itself, by password and code, and the second person (`--second`)
 * that some commands take. Fails with `forbidden` in a seat that the command is not for; both stand in the
 * audit log.
 */
export const enterAtMachine = (command: Command, who: AtMachine, row: string): Promise<void> =>
  enter(command, {
    row,
    fresh: !READS.has(who),
    demand: demandOf(who, SEATS[who]),
    ...(who === 'two-admins' && { demandSecond: demandOf('second-admin', isIn('security-admin')) }),
  })

const demandOf =
  (who: keyof typeof atMachineTexts, holds: (present: Present) => boolean) =>
  (present: Present): void => {
    if (holds(present)) return
    const { zh, en } = atMachineTexts[who]
    throw new AppError('forbidden', {
      zh: `该命令由${zh}办理，不是“${present.seat.position}”`,
      en: `This is for ${en}, not for "${present.seat.position}"`,
    })
  }

/** Whoever only reads need not show the second factor anew. */
const READS: ReadonlySet<AtMachine> = new Set(['audit-admin', 'security-or-audit-admin'])

const isIn =
  (...positions: string[]) =>
  ({ seat }: Present): boolean =>
    positions.includes(seat.position)

const SEATS: Record<AtMachine, (present: Present) => boolean> = {
  'system-admin': isIn('system-admin'),
  'two-admins': isIn('system-admin'),
  'audit-admin': isIn('audit-admin'),
  'security-or-audit-admin': isIn('security-admin', 'audit-admin'),
  coordination: ({ seat }) => seat.kind === 'C',
}
