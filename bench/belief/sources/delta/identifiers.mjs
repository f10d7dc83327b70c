/**
 * Identifiers with the check digits the standards ask for (GB 32100, GB 11714, GB 11643), machines, numbers.
 */

const USCC = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const BODY = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const ORG = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** A unified social credit code of an enterprise registered in a region of six digits. */
export function creditCode(r, region) {
  let org = 'MA'
  for (let i = 0; i < 6; i++) org += BODY[r.int(0, BODY.length - 1)]
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((s, w, i) => s + w * ORG.indexOf(org[i]), 0)
  const rest = 11 - (sum % 11)
  const code = `91${region}${org}${rest === 10 ? 'X' : rest === 11 ? '0' : rest}`
  let total = 0
  for (let i = 0, w = 1; i < 17; i++, w = (w * 3) % 31) total += USCC.indexOf(code[i]) * w
  return code + USCC[(31 - (total % 31)) % 31]
}

/** A resident identity number with its check digit. */
export function identityNumber(r, region) {
  const two = (n) => String(n).padStart(2, '0')
  const body = `${region}${r.int(1958, 2001)}${two(r.int(1, 12))}${two(r.int(1, 28))}${r.digits(3)}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((s, w, i) => s + w * Number(body[i]), 0)
  return body + '10X98765432'[sum % 11]
}

export const mobile = (r) => `1${r.pick(['35', '38', '39', '57', '58', '86', '87', '99'])}${r.digits(8)}`
export const landline = (r) => `0580-${r.pick(['2', '3', '5', '8'])}${r.digits(6)}`
export const bankAccount = (r) => `${r.pick(['6222', '1202', '3305', '1945', '8110'])}${r.digits(15)}`

/** A version-4-like file GUID. */
export const guid = (r) => {
  const h = r.hex(32).toUpperCase()
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-A${h.slice(17, 20)}-${h.slice(20)}`
}

export const lockNumber = (r) => `${r.pick(['G', 'PM', 'XD', 'BL'])}${r.digits(9)}`

/** ProcessorId names a model, not one chip: machines of one model have it alike. */
const CPUS = [
  'BFEBFBFF000906EA',
  'BFEBFBFF000906ED',
  'BFEBFBFF000A0653',
  'BFEBFBFF000A0671',
  'BFEBFBFF00090672',
  'BFEBFBFF000B0671',
  'BFEBFBFF000806EC',
  'BFEBFBFF000506E3',
  '178BFBFF00870F10',
  '178BFBFF00A20F12',
]
const VENDORS = ['3C7C3F', '001B21', 'A4BB6D', '04D9F5', 'D45D64', '00E04C', '7085C2', 'F875A4', 'B42E99']
const DISKS = ['WD-WCC4N', 'S3Z9NB0K', 'ZA465', '5VMX', 'BTYG', 'Z1D7', 'S4EWNX0R']

/**
 * A personal computer: network card, processor model, disk, board, and the code a bidding tool makes of it.
 */
export function machine(r) {
  const dull = r.chance(0.3)
  return {
    mac: r.pick(VENDORS) + r.hex(6).toUpperCase(),
    cpu: r.pick(CPUS),
    disk: r.pick(DISKS) + r.hex(7).toUpperCase(),
    board: dull ? r.pick(['Default string', 'To be filled by O.E.M.']) : `MB${r.hex(10).toUpperCase()}`,
    code: r.hex(16),
  }
}

const NETS = ['36.22', '60.186', '115.204', '122.225', '125.118', '183.129', '218.75']

/** The address blocks (three numbers each) a carrier hands out in one county. */
export const carrierBlocks = (r, n) => Array.from({ length: n }, () => `${r.pick(NETS)}.${r.int(1, 250)}`)

export const addressIn = (r, blocks) => `${r.pick(blocks)}.${r.int(2, 253)}`
