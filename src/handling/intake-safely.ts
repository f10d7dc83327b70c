import type { Casebook } from '../casebook/casebook.js'
import type { Market } from '../market/market.js'
import { type Intake, intakeRun } from './intake.js'

/** What became of the findings of a run, or why they are not leads yet. */
export type TakenIn = { leads: Intake | undefined; failed?: never } | { leads?: never; failed: string }

/**
 * Makes leads of the last run. Where that fails the run stands all the same: the reason is told, and the next
 * intake takes in what this one did not.
 */
export const takeIn = async (
  casebook: Casebook,
  market: () => Promise<Market>,
  now: Date,
): Promise<TakenIn> => {
  try {
    return { leads: intakeRun(casebook, await market(), now) }
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) }
  }
}
