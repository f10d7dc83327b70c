/** Dirt as platforms have it: what is only ugly, and a few rows that no importer can accept. */

const BLANKS = ['无', '/', '-', 'null']

const uglyCell = (r, column, value) => {
  if (column === 'bidder_name')
    return r.chance(0.5) ? `${value} ` : value.replace('（', '(').replace('）', ')')
  if (column.endsWith('mac')) return r.chance(0.5) ? value.replaceAll('-', ':') : value.toLowerCase()
  return value
}

/** Rewrites some cells in place without changing what they mean. */
export const uglify = (r, rows, columns, rate) => {
  if (rate === 0) return
  for (const row of rows) {
    for (const column of columns) {
      if (!r.chance(rate)) continue
      row[column] = row[column] === '' ? r.pick(BLANKS) : uglyCell(r, column, row[column])
    }
  }
}

const BROKEN = [
  (row) => ({ ...row, bidder_id: '' }),
  (row) => ({ ...row, bid_no: '7', amount: '-1200.00' }),
  (row) => ({ ...row, bid_no: '8', status: '疑义复核中' }),
  (row) => ({ ...row, lot_id: `${row.lot_id}-注销` }),
  (row) => ({ ...row, bid_no: '9', won: '或许' }),
]

/** Rows to add that must be quarantined: from none to a handful. */
export const brokenRows = (r, rows) => {
  const count = r.chance(0.4) ? 0 : r.int(1, 6)
  return r.sample(rows, count).map((row, i) => BROKEN[(i + r.int(0, 4)) % BROKEN.length](row))
}

/** Some rows come twice, exactly. */
export const doubled = (r, rows, rate) =>
  rate === 0 ? [] : rows.filter(() => r.chance(rate)).map((row) => ({ ...row }))
