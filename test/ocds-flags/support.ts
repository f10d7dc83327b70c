import { Readable } from 'node:stream'
import { streamReader } from '../../src/ocds-flags/input.js'
import { resultOf } from '../../src/ocds-flags/result.js'
import { flagReleases } from '../../src/ocds-flags/run.js'
import { defaultSettings, readSettings } from '../../src/ocds-flags/settings.js'

/** Bids as `{ W: 100, L: 120 }`, or with a status: `{ W: 100, D: [90, 'disqualified'] }`. */
export type Bids = Record<string, number | [number, string]>

/**
 * A release: bids made alone in dollars, one active award to W. Letters: W winner, L loser, D disqualified, B
 * buyer.
 */
export const release = (ocid: string, bids: Bids, rest: Record<string, unknown> = {}): object => ({
  ocid,
  buyer: { id: 'B' },
  bids: {
    details: Object.entries(bids).map(([id, bid]) => {
      const [amount, status] = Array.isArray(bid) ? bid : [bid, 'valid']
      return { status, value: { amount, currency: 'USD' }, tenderers: [{ id }] }
    }),
  },
  awards: [{ status: 'active', suppliers: [{ id: 'W' }] }],
  ...rest,
})

export const lines = (...releases: (object | string)[]): string =>
  releases.map((it) => (typeof it === 'string' ? it : JSON.stringify(it))).join('\n')

export interface Flagged {
  result: Record<string, Record<string, never>>
  bad: [number, string][]
}

/** Flags lines by a settings text; all defaults without one. */
export const flag = async (
  text: string | Buffer,
  settings?: string,
  options: { maps?: boolean; explain?: boolean; workers?: number } = {},
): Promise<Flagged> => {
  const bad: [number, string][] = []
  const fold = await flagReleases(await streamReader(Readable.from([Buffer.from(text)])), {
    settings: settings === undefined ? defaultSettings() : readSettings(settings),
    ...options,
    onBadLine: (line, { problem }) => bad.push([line, problem]),
  })
  const { maps = false, explain = false } = options
  return { result: resultOf(fold, { meta: true, maps, explain }) as Flagged['result'], bad }
}

/** The groups alone. */
export const flags = async (text: string, settings?: string): Promise<Record<string, unknown>> => {
  const { Meta: _, ...groups } = (await flag(text, settings)).result
  return groups
}

/** Bids left out of price comparisons, by currency. */
export const foreign = async (text: string, settings: string): Promise<[string, number][]> => {
  const { folding } = await flagReleases(await streamReader(Readable.from([Buffer.from(text)])), {
    settings: readSettings(settings),
  })
  return [...folding.foreign].map(([currency, bids]) => [folding.words.currencies.text(currency), bids])
}
