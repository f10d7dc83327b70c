import { once } from 'node:events'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A market of a given number of bids, streamed to lots.csv, bids.csv and bidders.csv: 15 evidence columns,
 * bidders with heavy-tailed activity, every bidder its own machines, phones and people, public addresses and
 * client programs held by thousands, and rings that share a lock, a card and a phone. Only for measuring
 * speed: no truth, no prices worth judging.
 */
export const makeMarket = async (dir, bids, seed = 1) => {
  mkdirSync(dir, { recursive: true })
  const random = mulberry(seed)
  const bidders = Math.max(200, Math.round(bids / 20))
  const lots = Math.round(bids / 5)
  await write(join(dir, 'lots.csv'), LOT_HEADER, lots, (l) => lotRow(l, random))
  await write(join(dir, 'bidders.csv'), BIDDER_HEADER, bidders, (b) => bidderRow(b))
  let lot = 0
  let left = 5
  const used = new Set()
  await write(join(dir, 'bids.csv'), BID_HEADER, lots * 5, () => {
    if (left-- === 0) {
      lot++
      left = 4
      used.clear()
    }
    return bidRow(lot, pick(random, bidders, used), random)
  })
  return { bids: lots * 5, lots }
}

const LOT_HEADER =
  'lot_id,project_id,title,buyer_id,buyer_name,industry,category,region_code,evaluation,opened_at,control_price'
const BIDDER_HEADER = 'bidder_id,name,legal_rep_name,legal_rep_id_no,phone,address,registered_at'
const BID_HEADER =
  'lot_id,bidder_id,bidder_name,amount,status,rank,won,submitted_at,ip,mac,cpu_id,disk_serial,board_serial,lock_no,file_guid,file_author,file_hash,machine_code,upload_account,ca_serial,deposit_account,agent_name,agent_id_no,agent_phone,user_agent'

const INDUSTRIES = ['housing', 'transport', 'water', 'agriculture', 'marine', 'procurement']
const EVALUATIONS = ['lowest-price', 'average-price', 'comprehensive']

const lotRow = (l, random) =>
  [
    `LOT${pad(l, 8)}`,
    `P${pad(l >> 1, 8)}`,
    `第${l}标段工程`,
    `GOV${l % 400}`,
    `第${l % 400}招标局`,
    INDUSTRIES[l % INDUSTRIES.length],
    'works',
    `33092${l % 5}`,
    EVALUATIONS[l % EVALUATIONS.length],
    dateOf(Math.floor((l / 5e6) * 300) + Math.floor(random() * 1400)),
    String(1_000_000 + Math.floor(random() * 9e7)),
  ].join(',')

const bidderRow = (b) =>
  [
    idOf(b),
    nameOf(b),
    personOf(b),
    idNumberOf(b),
    phoneOf(b),
    `浙江省舟山市定海区第${b % 9000}路${(b % 300) + 1}号`,
    '2010-05-06',
  ].join(',')

/** Bidders of one ring of four use the devices of its first. */
const ringOf = (b) => (b % 100 < 4 ? b - (b % 100) : b)

const bidRow = (lot, b, random) => {
  const machine = ringOf(b) * 2 + (random() < 0.2 ? 1 : 0)
  const r = hex(random() * 2 ** 32, 8) + hex(random() * 2 ** 32, 8)
  const amount = 900_000 + Math.floor(random() * 9e9) / 100
  return [
    `LOT${pad(lot, 8)}`,
    idOf(b),
    nameOf(b),
    amount.toFixed(2),
    random() < 0.03 ? 'disqualified' : 'valid',
    1 + Math.floor(random() * 5),
    random() < 0.2 ? 1 : 0,
    `${dateOf(Math.floor(random() * 1500))} ${pad(8 + Math.floor(random() * 9), 2)}:${pad(Math.floor(random() * 60), 2)}`,
    random() < 0.05
      ? `122.224.${Math.floor(random() * 8)}.9`
      : `60.${b & 255}.${(b >> 8) & 255}.${machine & 127}`,
    macOf(machine),
    `BFEBFBFF${hex(machine * 7919, 8)}`,
    `WD-WX${hex(machine * 104729, 10)}`,
    `MB${hex(machine * 1299709, 12)}`,
    `GL-${pad(ringOf(b) * 13 + 1, 9)}`,
    `${r.slice(0, 8)}-${r.slice(8, 12)}-4${r.slice(13, 16)}-8${r.slice(4, 7)}-${r.slice(0, 12)}`,
    personOf(b),
    `${r}${r}`,
    `MC${hex(machine * 15485863, 14)}`,
    `user${b}`,
    `CA${hex(b * 32452843, 12)}`,
    `1206${pad(b, 14)}`,
    personOf(b + 7),
    idNumberOf(b + 7),
    phoneOf(ringOf(b)),
    `BidTool/${1 + (b % 3)}.${b % 40} (Windows NT 10.0)`,
  ].join(',')
}

const write = async (path, header, rows, row) => {
  const out = createWriteStream(path)
  let page = `${header}\n`
  for (let r = 0; r < rows; r++) {
    page += `${row(r)}\n`
    if (page.length > 1 << 20) {
      if (!out.write(page)) await once(out, 'drain')
      page = ''
    }
  }
  out.end(page)
  await once(out, 'finish')
}

/** A bidder not yet on the lot; activity falls off as a power of the rank. */
const pick = (random, bidders, used) => {
  for (;;) {
    const b = Math.floor(bidders * random() ** 2.5)
    if (used.has(b)) continue
    used.add(b)
    return b
  }
}

const pad = (n, width) => String(n).padStart(width, '0')
const hex = (n, width) => Math.floor(n).toString(16).padStart(width, '0').slice(-width).toUpperCase()
const idOf = (b) => `FIRM${pad(b, 8)}`
const nameOf = (b) => `舟山${pad(b, 7)}建设有限公司`
const personOf = (b) => SURNAMES[b % 20] + GIVEN[Math.floor(b / 20) % 50] + GIVEN[Math.floor(b / 1000) % 50]
const idNumberOf = (b) =>
  `330922${1960 + (b % 40)}${pad(1 + (b % 12), 2)}${pad(1 + (b % 28), 2)}${pad(b % 10000, 4)}`
const phoneOf = (b) => `139${pad((b * 7919) % 1e8, 8)}`
const macOf = (m) => `F875A4${hex(m, 6)}`.match(/../g).join(':')
const dateOf = (day) => new Date(Date.UTC(2021, 0, 1) + day * 86_400_000).toISOString().slice(0, 10)
const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许']
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华飞玉兰建国海波文斌辉鹏宇浩然嘉怡欣雨泽晨瑞雪梅红',
]

const mulberry = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
