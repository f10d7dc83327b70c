import type { Item } from '../../parts/leads/do-acts.js'

/** What every part of the page of a lead is given. */
export interface LeadPart {
  item: Item
}
