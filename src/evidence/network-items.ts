import type { Market } from '../graph/market.js'
import type { Part } from './evaluate.js'
import type { ItemSink } from './item-sink.js'
import type { DetectionSettings } from './settings.js'

/** NET-01 items of the part. */
export const coBiddingItems = (
  market: Market,
  settings: DetectionSettings,
  part: Part,
  sink: ItemSink,
): void => {
  void market
  void settings
  void part
  void sink
}
