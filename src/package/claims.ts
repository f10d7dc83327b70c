import { z } from 'zod'
import type { RingRecord } from '../domain/run.js'
import type { ValueKind } from '../domain/value-kind.js'
import type { ShownRing } from '../exports/graph.js'
import { isValueKind } from '../exports/model.js'
import { normaliseValue } from '../normalise/value-of.js'
import type { SigningKey } from './signing-key.js'

/** What the package claims of a fact, so that it can be derived again from the enclosed rows. */
const Claim = z.strictObject({
  /** number of the fact in the ring's evidence, from 1 */
  item: z.int().positive(),
  rule: z.string(),
  grade: z.string(),
  bits: z.number(),
  kind: z.string().nullable(),
  /** canonical text; null where it is masked or the fact is a pattern */
  value: z.string().nullable(),
  /** stands for a masked value */
  token: z.string().nullable(),
  /** as people may see it */
  shown: z.string().nullable(),
  members: z.array(z.string()),
  lots: z.array(z.string()),
  columns: z.array(z.string()),
  holders: z.int().nullable(),
  of: z.int(),
  notes: z.array(z.string()),
  detail: z.record(z.string(), z.unknown()).nullable(),
  /** rows it was read from: file, SHA-256 and line, as in the manifest's sources */
  rows: z.array(z.strictObject({ table: z.string(), file: z.string(), sha256: z.string(), line: z.int() })),
})
export type Claim = z.infer<typeof Claim>

export const Claims = z.strictObject({
  ring: z.string(),
  members: z.array(z.string()),
  evidence: z.array(Claim),
})
export type Claims = z.infer<typeof Claims>

/** The claims of a ring as the asker may see it; `tokenOf` stands in for values that are masked. */
export const claimsOf = (
  record: RingRecord,
  { ring, sources }: ShownRing,
  masking: {
    unmasked: boolean
    isMasked(kind: ValueKind): boolean
    token: (kind: ValueKind, canonical: string) => string
  },
): Claims => ({
  ring: ring.id,
  members: ring.members.map((member) => member.bidderId),
  evidence: ring.evidence.map((fact, i) => {
    const stored = record.ring.evidence[i]!
    const kind = isValueKind(stored.kind) ? stored.kind : null
    const text = kind && stored.value !== null ? (record.clear[i] ?? stored.value) : null
    const canonical = kind && text !== null ? normaliseValue(kind, text).canonical || text : null
    const masked = kind !== null && masking.isMasked(kind)
    return {
      item: i + 1,
      rule: fact.rule,
      grade: fact.grade,
      bits: fact.bits,
      kind: fact.kind,
      value: masked ? null : canonical,
      token: masked && canonical !== null ? masking.token(kind!, canonical) : null,
      shown: fact.value,
      members: fact.members,
      lots: fact.lots,
      columns: fact.sources,
      holders: fact.holders,
      of: fact.of,
      notes: fact.notes,
      detail: fact.detail,
      rows: (sources[i] ?? []).map(({ table, file, sha256, line }) => ({ table, file, sha256, line })),
    }
  }),
})

/** Tokens by kind and text of one package. */
export const tokensOf =
  (key: SigningKey, number: string) =>
  (kind: ValueKind, canonical: string): string =>
    key.token(number, kind, canonical)
