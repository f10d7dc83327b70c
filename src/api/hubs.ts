import type { View } from '../access/view.js'
import { stringAt } from '../arrays/strings.js'
import type { RunRecord } from '../domain/run.js'
import type { GraphEngine } from '../engines/engine.js'
import { valueTexts } from '../market/facts.js'
import type { Market } from '../market/market.js'

type Hub = RunRecord['hubs'][number]

/** The values that too many bidders hold to tie anybody, of a run, as somebody may see them. */
export type HubLister = (run: RunRecord, view: View) => Promise<Hub[]>

/** As the run recorded them. */
export const recordedHubs: HubLister = async ({ hubs }, view) => hubs.map(view.hub)

/**
 * Those of a part of the market: what the run's limit makes a hub in the whole, as it is now, and two bidders
 * of the part hold there; holders and samples are of the part.
 */
export const hubsWithin =
  (engine: GraphEngine, whole: Market, part: Market): HubLister =>
  async ({ settings }, view) => {
    const { hubLimit, hubSample } = (settings as HubSettings).evidence
    const keys = new Set<string>()
    for (let v = 0; v < whole.values.count; v++)
      if (whole.values.holders[v]! > hubLimit) keys.add(keyOf(whole, v))
    const found = Array.from(part.values.kind.keys()).filter((v) => keys.has(keyOf(part, v)))
    const told = await valueTexts(engine, part, found)
    return told.map(({ kind, value, holders }, i) => ({
      kind,
      value: view.value(kind, value),
      holders,
      sample: holdersOf(part, found[i]!).slice(0, hubSample),
    }))
  }

interface HubSettings {
  evidence: { hubLimit: number; hubSample: number }
}

const keyOf = ({ values: { kind, hi, lo } }: Market, v: number): string => `${kind[v]} ${hi[v]} ${lo[v]}`

const holdersOf = ({ values: { useOffsets, useBidder }, bidders }: Market, v: number): string[] => {
  const uses = useBidder.subarray(useOffsets[v]!, useOffsets[v + 1]!)
  return [...new Set(uses)].filter((b) => b < bidders.count).map((b) => stringAt(bidders.id, b))
}
