import type { z } from 'zod'
import { RULE_TEXTS } from '../texts/rules.js'
import { type Rule, rule } from './rule.js'

type Facts = Omit<Parameters<typeof rule>[0], 'texts' | 'settings'> & { settings?: z.ZodRawShape }
type Traits = Pick<
  Rule,
  'trace' | 'channel' | 'answersEvasion' | 'uncounted' | 'needsRun' | 'refinedBy' | 'reach'
>

/** Traits of rules that do not yet hold their own. */
const TRAITS: Record<string, Partial<Traits>> = {
  'HW-05': { trace: 'machine-file' },
  'HW-06': { trace: 'machine-upload' },
  'HW-07': { trace: 'address' },
  'HW-09': { answersEvasion: true },
  'HW-10': { trace: 'timing' },
  'HW-11': { trace: 'client' },
  'DOC-01': { trace: 'lock' },
  'DOC-02': { trace: 'file-id' },
  'DOC-03': { trace: 'file-code' },
  'DOC-04': { trace: 'author' },
  'DOC-05': { trace: 'copy' },
  'ACC-01': { trace: 'login' },
  'REL-04': { trace: 'officer' },
  'REL-05': { trace: 'contact' },
  'REL-06': { trace: 'premises' },
  'REL-03': { reach: ({ layers }) => Number(layers) },
  'REL-12': { uncounted: true },
}

/** A rule whose texts stand in texts/rules.ts under its id. */
export const defineRule = (facts: Facts): Rule =>
  rule({
    ...facts,
    ...TRAITS[facts.id],
    texts: RULE_TEXTS[facts.id]!,
  })
