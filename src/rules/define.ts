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
  'NET-01': {
    trace: 'meeting',
    needsRun: true,
    refinedBy: ['lots.industry', 'lots.category', 'lots.region_code', 'lots.opened_at'],
  },
  'NET-02': { trace: 'meeting' },
  ...Object.fromEntries(
    ['NET-03', 'NET-04', 'NET-05', 'NET-06', 'NET-07', 'NET-08', 'NET-09', 'NET-12'].map((id) => [
      id,
      { channel: 'outcome' as const },
    ]),
  ),
}

/** A rule whose texts stand in texts/rules.ts under its id. */
export const defineRule = (facts: Facts): Rule =>
  rule({
    ...facts,
    ...TRAITS[facts.id],
    texts: RULE_TEXTS[facts.id]!,
  })
