import { VALUE_KINDS, type ValueKind } from '../domain/value-kind.js'

/** By index of VALUE_KINDS: 1 for the kinds given. */
export const kindMarks = (kinds: readonly ValueKind[]): Uint8Array =>
  Uint8Array.from(VALUE_KINDS, (kind) => (kinds.includes(kind) ? 1 : 0))
