import type { Column, TableName } from '../domain/tables.js'
import type { Random } from './random.js'
import type { Row } from './row.js'
import { writtenColumns } from './table-writer.js'
import { PLACEHOLDERS } from './words.js'

type Soil = (text: string, rng: Random) => string

const fullWidth = (text: string): string =>
  text.replace(/[0-9A-Za-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
const blanks: Soil = (text, rng) => rng.pick([` ${text}`, `${text} `, `\u3000${text}`])

const money: Soil = (text, rng) => {
  if (text.endsWith('万元'))
    return rng.pick([text.slice(0, -1), fullWidth(text), text.replace('万元', ' 万元')])
  const fen = Math.round(Number(text) * 100)
  const wan = `${Math.floor(fen / 1e6)}.${String(fen % 1e6).padStart(6, '0')}`.replace(/\.?0+$/, '')
  return rng.pick([`${wan}万元`, `${text}元`, text.replace(/\B(?=(\d{3})+\.)/g, ','), fullWidth(text)])
}
const time: Soil = (text, rng) => {
  const [y, m, d] = text.slice(0, 10).split('-').map(Number)
  return rng.pick([
    text.replace(' ', 'T'),
    `${y}/${m}/${d}${text.slice(10)}`,
    `${text.replace(' ', 'T')}+08:00`,
  ])
}
const day: Soil = (text, rng) => {
  const [y, m, d] = text.split('-').map(Number)
  return rng.pick([`${y}/${m}/${d}`, `${text} 00:00`])
}
const name: Soil = (text, rng) =>
  rng.pick([`${text} `, text.replace('有限公司', ' 有限公司'), `\u3000${text}`])
const mac: Soil = (text, rng) =>
  rng.pick([
    text.replaceAll(':', '-'),
    text.replaceAll(':', '').toLowerCase(),
    text.toLowerCase(),
    fullWidth(text),
  ])
const phone: Soil = (text, rng) =>
  text.startsWith('1')
    ? rng.pick([
        `+86 ${text}`,
        `${text.slice(0, 3)}-${text.slice(3, 7)}-${text.slice(7)}`,
        fullWidth(text),
        `86${text}`,
      ])
    : text.replace('-', '－')
const person: Soil = (text, rng) => rng.pick([text.toLowerCase(), fullWidth(text), ` ${text}`])
const key: Soil = (text, rng) => blanks(text, rng)
const several: Soil = (text, rng) => text.replaceAll(';', rng.pick(['；', '、']))

const BY_KIND: Record<string, Soil> = {
  mac,
  phone,
  person,
  address: (text, rng) => rng.pick([fullWidth(text), text.replace('浙江省', ''), `${text} `]),
  'person-name': blanks,
  lock: several,
}
const BY_TYPE: Record<string, Soil> = {
  money,
  instant: time,
  day,
  name,
  'bidder-id': (text, rng) => rng.pick([text.toLowerCase(), fullWidth(text), ` ${text}`]),
  key,
  text: blanks,
}
const EMPTIES = new Set(['value', 'values', 'text'])

const soilCell = (row: Row, column: Column, rng: Random): void => {
  const text = row[column.name]
  if (!text) return
  const blank = !column.required && EMPTIES.has(column.type)
  if (blank && rng.chance(0.3)) row[column.name] = rng.pick(PLACEHOLDERS)
  else row[column.name] = (BY_KIND[column.kind ?? ''] ?? BY_TYPE[column.type] ?? blanks)(text, rng)
}

/**
 * Writes some cells of a row as people do: other formats, full width, placeholders; each with probability
 * `share`.
 */
export const soil = (table: TableName, row: Row, share: number, rng: Random): void => {
  if (share === 0) return
  const columns = writtenColumns(table)
  if (!rng.chance(Math.min(0.9, share * 8))) return
  for (const column of rng.sample(columns, rng.int(1, 4))) soilCell(row, column, rng)
}

/** A row beside the real one: twice the same, an older state of it, or one that cannot be read. */
export const strayRow = (row: Row, rng: Random): Row => {
  const kind = rng.int(0, 5)
  if (kind <= 1) return { ...row }
  if (kind === 2) return { ...row, bid_no: '9', amount: rng.pick(['-1200.00', '面议', '12a.00']) }
  if (kind === 3) return { ...row, bid_no: '9', status: '流程中' }
  if (kind === 4) return { ...row, bidder_id: '' }
  return { ...row, bid_no: '9', lot_id: `${row.lot_id}X` }
}

/** The row as an earlier export had it; the row itself becomes the later state. Both say when. */
export const earlierRow = (row: Row, rng: Random): Row => {
  const opened = row.submitted_at!.slice(0, 10)
  row.updated_at = `${opened} 23:59:00`
  return {
    ...row,
    updated_at: `${opened} 00:01:00`,
    rank: '',
    won: '',
    contact_phone: '',
    status: rng.pick(['valid', '']),
  }
}
