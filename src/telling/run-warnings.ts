import type { RunRecord } from '../domain/run.js'
import { WARNING_TEXTS } from '../texts/rings.js'
import { type Lang, say } from '../texts/text.js'
import { gapsText } from './gaps.js'

/** What a run warns of, a sentence each. */
export const runWarnings = (warnings: RunRecord['warnings'], lang: Lang): string[] =>
  warnings.flatMap(({ key, params }) =>
    WARNING_TEXTS[key] ? [say(WARNING_TEXTS[key], lang, inWords(params, lang))] : [],
  )

/** Columns by their words; everything else as it is. */
const inWords = (params: RunRecord['warnings'][number]['params'], lang: Lang): typeof params =>
  typeof params.missing === 'string'
    ? { ...params, missing: gapsText(params.missing.split(' '), lang) }
    : params
