import type { Desk } from './desk.js'
import { type Planned, planDue } from './plan-due.js'
import { type Swept, sweepClocks } from './sweep.js'

/**
 * What the passing of time does by itself: papers that offices owe, lights, orders. Twice changes nothing.
 */
export const keepUp = (desk: Desk, now: Date): Planned & Swept => ({
  ...planDue(desk, now),
  ...sweepClocks(desk, now),
})
