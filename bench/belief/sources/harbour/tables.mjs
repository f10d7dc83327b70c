// CSV text: UTF-8, LF, a value quoted only where it must be.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const cell = (value) => (/[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** Text of a table: the columns in the order given, one line a row. */
export const csvText = (columns, rows) => {
  const lines = [columns.join(',')]
  for (const row of rows) lines.push(columns.map((c) => cell(row[c] ?? '')).join(','))
  return `${lines.join('\n')}\n`
}

/** Orders rows by their text in some columns, so that their place in the file tells nothing. */
export const sortRows = (rows, ...columns) => {
  const key = (row) => columns.map((c) => row[c]).join('\u0001')
  return rows
    .map((row) => [key(row), row])
    .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0))
    .map((x) => x[1])
}

/** Writes tables `{ name: { columns, rows } }` into a folder as `name.csv`. */
export const writeTables = (out, tables) => {
  mkdirSync(out, { recursive: true })
  for (const [name, { columns, rows }] of Object.entries(tables))
    writeFileSync(join(out, `${name}.csv`), csvText(columns, rows))
}
