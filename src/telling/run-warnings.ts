import type { RunRecord } from '../domain/run.js'
import { WARNING_TEXTS } from '../texts/rings.js'
import { type Lang, say } from '../texts/text.js'

/** What a run warns of, a sentence each. */
export const runWarnings = (warnings: RunRecord['warnings'], lang: Lang): string[] =>
  warnings.flatMap(({ key, params }) => (WARNING_TEXTS[key] ? [say(WARNING_TEXTS[key], lang, params)] : []))
