import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/**
 * The evidence columns that makeMarket leaves out, of bidder b: most are its own, some are shared by a crowd,
 * one is new in every bid.
 */
const FURTHER = {
  download_ip: (b) => `36.${b & 255}.${(b >> 8) & 255}.7`,
  decrypt_ip: (_, cell) => cell('ip'),
  authoring_mac: (b) => `3C7C3F${hex(b, 6)}`.match(/../g).join(':'),
  authoring_cpu_id: (b) => `BFEBFBFF${hex(b * 6151, 8)}`,
  authoring_disk_serial: (b) => `WD-WY${hex(b * 12289, 10)}`,
  tool_version: (b) => `BidWriter 7.${b % 50}`,
  file_modified_by: (b) => `editor${b % 9000}`,
  file_company: (b) => `编制单位${b % 3000}`,
  purchase_account: (b) => `buyer${b}`,
  operator: (b) => `operator${b % 20_000}`,
  deposit_payer: (_, cell) => cell('bidder_name'),
  guarantee_no: (b, cell) => `BH${cell('lot_id').slice(3)}${b}`,
  guarantee_applicant: (_, cell) => cell('bidder_name'),
  manager_id_no: (b) =>
    `330921${1960 + (b % 40)}0${1 + (b % 9)}${10 + (b % 19)}${String(b % 10_000).padStart(4, '0')}`,
  manager_name: (b) => `经理${b}`,
  contact_phone: (b) => `138${String((b * 6007) % 1e8).padStart(8, '0')}`,
  contact_email: (b) => `office@firm${b}.cn`,
}

const hex = (n, width) => n.toString(16).padStart(width, '0').slice(-width).toUpperCase()

/** Fills every other evidence column of a market's bids.csv, so that a bid has all 34. */
export const fillEveryColumn = async (folder) => {
  const [from, to] = ['bids.csv', 'wide.csv'].map((name) => join(folder, name))
  const out = createWriteStream(to)
  let header
  for await (const line of createInterface({ input: createReadStream(from) })) {
    const cells = line.split(',')
    const cell = (name) => cells[header.indexOf(name)]
    const more = header
      ? Object.values(FURTHER).map((value) => value(Number(cell('bidder_id').slice(4)), cell))
      : Object.keys(FURTHER)
    header ??= cells
    if (!out.write(`${line},${more.join(',')}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  await rename(to, from)
}
