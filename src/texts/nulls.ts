import type { Text } from './text.js'

/** What would be expected without collusion, by the key that a p-value carries. */
export const NULL_TEXTS: Record<string, Text> = {}
