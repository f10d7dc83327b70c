import { createHash } from 'node:crypto'
import { shanghai } from '../domain/day.js'
import type { RunRecord } from '../domain/run.js'
import { exportTexts as texts } from '../texts/exports.js'
import { type Lang, say } from '../texts/text.js'

/**
 * What every file that leaves the building carries: who asked for what, when, of which run, and that it is a
 * lead.
 */
export interface ExportHead {
  number: string
  /** ISO time, UTC */
  at: string
  requester: string
  /** '' when none was stated */
  purpose: string
  masking: 'masked' | 'clear'
  lang: Lang
  run: string
  version: string
  digest: string
  seed: number
  /** what was asked for: ring ids or a filter, in words */
  selection: string
  /** the store has other contents than when the run was made */
  dataChanged: boolean
  /** 内部资料 · 线索不等于认定 */
  notice: string
}

export interface Request {
  at: Date
  requester: string
  purpose?: string
  unmasked: boolean
  lang: Lang
  selection: string
}

/**
 * The number is made of what is asked, by whom and when, so that the same request at the same time has the
 * same one.
 */
export const headOf = (request: Request, run: RunRecord, digestNow: string): ExportHead => {
  const at = request.at.toISOString()
  const asked = [run.id, run.digest, request.selection, request.requester, request.purpose ?? '', at]
  const hash = createHash('sha256').update(JSON.stringify(asked)).digest('hex').slice(0, 8).toUpperCase()
  return {
    number: `BJ-${shanghai(at).slice(0, 10).replaceAll('-', '')}-${hash}`,
    at,
    requester: request.requester,
    purpose: request.purpose ?? '',
    masking: request.unmasked ? 'clear' : 'masked',
    lang: request.lang,
    run: run.id,
    version: run.version,
    digest: run.digest,
    seed: run.seed,
    selection: request.selection,
    dataChanged: digestNow !== run.digest,
    notice: [texts.internal, texts.notFinding].map((text) => say(text, request.lang)).join(' · '),
  }
}

/** The head as label and text, in the order in which it is shown. */
export const headLines = (head: ExportHead): [string, string][] => {
  const line = (text: keyof typeof texts, value: string): [string, string] => [
    say(texts[text], head.lang),
    value,
  ]
  return [
    line('number', head.number),
    line('at', shanghai(head.at)),
    line('requester', head.requester),
    ...(head.purpose ? [line('purpose', head.purpose)] : []),
    line('masking', say(texts[head.masking], head.lang)),
    line('run', head.run),
    line('version', head.version),
    line('digest', head.digest),
  ]
}
