import type { WorkItem } from '../casebook/work/items.js'
import type { GraphEngine } from '../engines/engine.js'
import { provinceTexts as texts } from '../texts/province.js'
import { say } from '../texts/text.js'
import type { Actor } from './actor.js'
import { colourObjects } from './colours.js'
import { type Desk, rankOf } from './desk.js'
import { isOpen, leadsAbout } from './intake.js'
import type { FoundLead, LeadBody, LeadLot } from './lead.js'
import { leadLotOf } from './manual-subject.js'
import { newLead, setLeadColour } from './new-lead.js'
import { firstNumber } from './numbers.js'
import type { Alert, RefusedRow } from './province-file.js'
import { record } from './record.js'

/** What became of alerts of the province. */
export interface TakenAlerts {
  read: number
  made: number
  attached: number
  known: number
  /** dealt with at the province: no lead is made */
  closed: number
  refused: RefusedRow[]
  /** by the province's id, in the order of the file */
  leads: { id: string; lead: string }[]
}

/** Link of a lead to what the province calls it. */
export const PROVINCE_ID = 'province-id'

/** Alerts whose lots the store knows, by their first numbers; the others are refused. */
export const knownAlerts = async (
  { work }: Pick<Desk, 'work'>,
  engine: Pick<GraphEngine, 'lot'>,
  alerts: readonly Alert[],
): Promise<{ alerts: Alert[]; lots: Map<string, LeadLot>; refused: RefusedRow[] }> => {
  const lots = new Map<string, LeadLot>()
  const missing = new Set<string>()
  const known: Alert[] = []
  const refused: RefusedRow[] = []
  for (const alert of alerts) {
    const named = alert.lots.map((id) => firstNumber(work, 'lot', id))
    for (const id of named) {
      if (lots.has(id) || missing.has(id)) continue
      const found = await engine.lot(id)
      if (found) lots.set(id, leadLotOf(found))
      else missing.add(id)
    }
    const gone = named.findIndex((id) => missing.has(id))
    if (gone < 0) known.push({ ...alert, lots: [...new Set(named)] })
    else refused.push({ line: alert.line, column: 'lots', value: alert.lots[gone]!, reason: texts.noLot })
  }
  return { alerts: known, lots, refused }
}

/**
 * Makes leads of alerts, once each; one about a lot and two bidders of an open lead goes to that lead, whose
 * colour may rise by it and never falls. Twice the same file changes nothing.
 */
export const takeAlerts = (
  desk: Desk,
  { alerts, lots }: { alerts: readonly Alert[]; lots: ReadonlyMap<string, LeadLot> },
  { actor, at }: { actor: Actor | undefined; at: string },
): Omit<TakenAlerts, 'refused'> =>
  desk.work.transact(() => {
    const taken = {
      read: alerts.length,
      made: 0,
      attached: 0,
      known: 0,
      closed: 0,
      leads: [] as TakenAlerts['leads'],
    }
    for (const alert of alerts) {
      const [before] = desk.work.linked(PROVINCE_ID, [alert.id])
      if (before) taken.known++
      else if (alert.isClosed) taken.closed++
      else {
        const open = openLeadOf(desk, alert)
        const lead = open
          ? attachAlert(desk, open, alert, { actor, at })
          : leadOf(desk, alert, lots, { actor, at })
        taken[open ? 'attached' : 'made']++
        taken.leads.push({ id: alert.id, lead: lead.id })
      }
    }
    return taken
  })

/** The first open lead about one of the lots and two of the bidders. */
const openLeadOf = (desk: Desk, { lots, bidders }: Alert): WorkItem | undefined =>
  lots
    .flatMap((lot) => leadsAbout(desk, 'lot', lot))
    .filter((lead) => isOpen(lead))
    .find((lead) => {
      const members = new Set((lead.body as LeadBody).members.flatMap(({ id, name }) => [id, name]))
      return bidders.filter(({ id, name }) => members.has(id) || members.has(name)).length >= 2
    })

const attachAlert = (
  desk: Desk,
  lead: WorkItem,
  { id, rule, colour, text, at: said }: Alert,
  { actor, at }: { actor: Actor | undefined; at: string },
): WorkItem => {
  const rises = rankOf(desk, colour) > lead.rank
  const changed: WorkItem = {
    ...lead,
    version: lead.version + 1,
    ...(rises && { colour, rank: rankOf(desk, colour) }),
  }
  desk.work.changeItem(changed)
  desk.work.addLink(lead.id, { what: PROVINCE_ID, key: id })
  if (rises) setLeadColour(desk, changed, { colour, before: lead.colour, at, cause: 'import', basis: id })
  if (rises) colourObjects(desk, changed, { cause: 'import', at })
  record(desk, {
    act: 'alert-attached',
    from: lead,
    to: changed,
    actor,
    at,
    input: { id, rule, colour, text, said },
  })
  return changed
}

const leadOf = (
  desk: Desk,
  alert: Alert,
  known: ReadonlyMap<string, LeadLot>,
  { actor, at }: { actor: Actor | undefined; at: string },
): WorkItem => {
  const { id, rule, colour, lots: ids, bidders: members, text, at: said } = alert
  const lots = ids.flatMap((one) => known.get(one) ?? [])
  const params = { bidders: members.length, lots: lots.length }
  const summary = (lang: 'zh' | 'en'): string =>
    say(texts.ofAlert, lang, { ...params, rule: rule || texts.unnamed[lang] })
  const body: FoundLead = {
    origin: { kind: 'province', source: id, ...(rule !== '' && { rule }), at: said || at },
    summary: { zh: summary('zh'), en: summary('en') },
    ...{ run: null, level: null, recordSha256: null, facts: [], moreFacts: 0, members, lots },
    industries: [...new Set(lots.map(({ industry }) => industry))].sort(),
    ...{ amountFen: null, data: {}, policeGround: false },
    ...(text !== '' && { text }),
  }
  return newLead(desk, { body, colour, at, ...(actor && { actor }), more: [{ what: PROVINCE_ID, key: id }] })
}
