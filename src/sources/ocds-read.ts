import type { TableName } from '../domain/tables.js'

/** A row of one of our tables: cells by our column. */
export type OcdsRow = Record<string, string>
export type OcdsRows = Partial<Record<TableName, OcdsRow[]>>

export type JsonObject = Record<string, unknown>

export const asObject = (value: unknown): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined

/** The objects of a list; anything else in it is none. */
export const asArray = (value: unknown): JsonObject[] =>
  Array.isArray(value) ? value.map(asObject).filter((element) => element !== undefined) : []

/** A list of objects, or one that stands without a list around it. */
export const asObjects = (value: unknown): JsonObject[] => {
  const one = asObject(value)
  return one ? [one] : asArray(value)
}

/** An id, which may be a number. */
export const idOf = (value: unknown): string =>
  typeof value === 'string'
    ? value.trim()
    : typeof value === 'number' && Number.isFinite(value)
      ? String(value)
      : ''

/** A text, number or list of them, as the text of a cell. */
export const textOf = (value: unknown): string => {
  if (Array.isArray(value))
    return value
      .map(textOf)
      .filter((text) => text !== '')
      .join(';')
  if (typeof value === 'boolean') return value ? '1' : '0'
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? plain(value) : ''
}

const plain = (value: number): string => {
  const short = String(value)
  return /e/.test(short) ? value.toFixed(10).replace(/\.?0+$/, '') : short
}

/** `a.b.c` of an object. */
export const at = (object: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((value, key) => {
    const inner = asObject(value)
    return inner && Object.hasOwn(inner, key) ? inner[key] : undefined
  }, object)
