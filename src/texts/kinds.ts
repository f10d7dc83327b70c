import { kindOf, VALUE_KINDS, type ValueKind } from '../domain/value-kind.js'
import { type Text, t } from './text.js'

/** Kinds of values as people call them, from where each kind is declared. */
export const KIND_TEXTS = Object.fromEntries(
  VALUE_KINDS.map((kind) => [kind, t(kindOf(kind).zh, kindOf(kind).en)]),
) as Record<ValueKind, Text>
