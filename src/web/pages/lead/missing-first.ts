import type { LeadAct } from '../../parts/leads/do-acts.js'

/** What is missing that does not come with the act. */
export const firstOf = ({ missing, input }: Pick<LeadAct, 'missing' | 'input'>): LeadAct['missing'] =>
  missing.filter(
    ({ pointer }) => !input.some((name) => pointer === `#/${name}` || pointer.startsWith(`#/${name}/`)),
  )
