import { deskOf } from '../../src/handling/desk.js'
import { planDue } from '../../src/handling/plan-due.js'
import { sweepClocks } from '../../src/handling/sweep.js'
import { REASON } from '../handling/support.js'
import type { OfficesAtWork } from './offices-at-work.js'

/** 10:00 in Beijing, or another time of the day. */
export const on = (day: string, time = '10:00'): string => new Date(`${day}T${time}:00+08:00`).toISOString()

export const LI = 'O-zj/R/handler@li'
export const WANG = 'O-zj/R/handler@wang'
export const OPINION = { opinion: '同意' }

/** What the tests of handling do again and again. */
export const stepsOf = (work: OfficesAtWork) => {
  /** What the service does each minute, at a time of its own. */
  const sweep = (day: string, time?: string): void => {
    const at = on(day, time)
    work.at(at)
    const desk = deskOf(work.store.casebook)
    planDue(desk, new Date(at))
    sweepClocks(desk, new Date(at))
  }
  const assigned = async (lead: string): Promise<void> => {
    await work.done('O-xt/C/dispatcher', lead, 'route', { host: 'O-zj', reason: REASON })
    await work.done('O-zj/R/clerk', lead, 'sign')
    const handlers = [await work.user(LI), await work.user(WANG)]
    const recusal = Object.fromEntries(handlers.map((user) => [user, 'none']))
    await work.done('O-zj/R/leader', lead, 'assign', { handlers, recusal })
  }
  /** A lead of housing with every line marked and every fact judged. */
  const checked = async (lead: string, verdict: string): Promise<void> => {
    await assigned(lead)
    const sheet = (await work.get(LI, `/leads/${lead}/sheet`)).body
    const lines = sheet.lines.map(({ id }: { id: string }) => id)
    await work.done(LI, lead, 'mark', { lines, verdict: 'conform', why: '已核对原件' })
    await work.done(LI, lead, 'mark', { rule: '*', verdict, why: '已核对原件' })
  }
  const clockOf = async (who: string, id: string, term: string) => {
    const { clocks } = (await work.get(who, `/items/${id}`)).body
    return clocks.findLast((clock: { term: string }) => clock.term === term)
  }
  return { sweep, assigned, checked, clockOf }
}
