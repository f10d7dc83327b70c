import { drainHere } from '../audit/outbox.js'
import type { Casebook } from '../casebook/casebook.js'
import type { Intake } from '../handling/intake.js'
import type { TakenIn } from '../handling/intake-safely.js'
import { leadCliTexts as texts } from '../texts/lead-cli.js'
import type { Context } from './context.js'

/** What was done, once the audit log has it. */
export const drainedAfter = <T>(casebook: Casebook, done: T): T => {
  drainHere(casebook.work, { dir: casebook.dir, storeId: casebook.storeId })
  return done
}

/** What became of the findings of a run; where they are not leads yet, why, and what to do. */
export const tellTaken = (context: Context, { leads, failed }: TakenIn): void => {
  if (failed !== undefined) context.note(context.say(texts.intakeFailed, { why: failed }))
  else if (leads) tellIntake(context, leads)
}

/** What became of the findings of a run, and where to go on. */
export const tellIntake = (context: Context, { rings, lots, changed, reappeared, stock }: Intake): void => {
  context.note(context.say(texts.tookIn, { made: rings + lots, rings, lots, changed, reappeared, stock }))
  context.note(context.say(texts.next))
}
