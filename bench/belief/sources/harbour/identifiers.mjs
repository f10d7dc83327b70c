// Identifiers in the shapes that Chinese registers and machines give them, with right check characters.

import { GIVEN, JUNK_BOARDS, SURNAMES } from './words.mjs'

const USCC = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The ninth character of an organisation code (GB 11714). */
const orgCheck = (body) => {
  let sum = 0
  for (let i = 0; i < 8; i++) {
    const c = body.charCodeAt(i)
    sum += (c < 58 ? c - 48 : c - 55) * ORG_WEIGHTS[i]
  }
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : `${check}`
}

/**
 * A unified social credit code (GB 32100) of a kind (`91` firm, `11` authority, `12` institution) in a
 * region.
 */
export const creditCode = (rng, kind, region) => {
  const body = `MA${rng.chars(6, '0123456789ABCDEFGHJKLMNPQRTUWXY')}`
  const head = `${kind}${region}${body}${orgCheck(body)}`
  let sum = 0
  for (let i = 0; i < 17; i++) sum += USCC.indexOf(head[i]) * USCC_WEIGHTS[i]
  return head + USCC[(31 - (sum % 31)) % 31]
}

const pad = (n) => (n < 10 ? `0${n}` : `${n}`)

/** An identity number (GB 11643) of somebody between about 22 and 62 years old. */
export const identityNumber = (rng, region) => {
  const head = `${region}${rng.int(1962, 2001)}${pad(rng.int(1, 12))}${pad(rng.int(1, 28))}${rng.digits(3)}`
  let sum = 0
  for (let i = 0; i < 17; i++) sum += Number(head[i]) * ID_WEIGHTS[i]
  return head + '10X98765432'[sum % 11]
}

export const personName = (rng, surname) =>
  (surname ?? rng.pick(SURNAMES)) + rng.pick(GIVEN) + (rng.chance(0.65) ? rng.pick(GIVEN) : '')
export const mobile = (rng) =>
  `1${rng.pick(['38', '39', '35', '58', '59', '87', '86', '77', '80', '89'])}${rng.digits(8)}`
export const landline = (rng) => `0580-${rng.int(2, 8)}${rng.digits(6)}`
export const bankAccount = (rng) => `${rng.pick(['1206', '3305', '1994', '4051', '2010'])}${rng.digits(15)}`

const VENDORS = [
  '8C:EC:4B',
  '54:E1:AD',
  'B4:2E:99',
  '98:FA:9B',
  '00:E0:4C',
  '40:8D:5C',
  'D8:BB:C1',
  '2C:F0:5D',
]
export const macAddress = (rng) => {
  const h = rng.hex(6)
  return `${rng.pick(VENDORS)}:${h.slice(0, 2)}:${h.slice(2, 4)}:${h.slice(4)}`
}

/** The processor's identifier names its model, not the piece: a few of them cover the whole market. */
const CPUS = [
  'BFEBFBFF000906EA',
  'BFEBFBFF000506E3',
  'BFEBFBFF000A0653',
  'BFEBFBFF000306C3',
  '178BFBFF00870F10',
]
const MORE_CPUS = [
  'BFEBFBFF000806EC',
  'BFEBFBFF00090672',
  'BFEBFBFF000206A7',
  '178BFBFF00A20F12',
  'BFEBFBFF000B0671',
]
export const cpuId = (rng) => (rng.chance(0.7) ? rng.pick(CPUS) : rng.pick(MORE_CPUS))

const SERIAL = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'
export const diskSerial = (rng) => rng.pick(['ZA4', 'S3Z', 'WD-WCC', '2032E', 'KLM']) + rng.chars(8, SERIAL)
export const boardSerial = (rng, junk) =>
  rng.chance(junk) ? rng.pick(JUNK_BOARDS) : rng.pick(['PF', 'L1H', 'MJ0', 'BSS']) + rng.chars(8, SERIAL)
export const guid = (rng) => {
  const h = rng.hex(32).toLowerCase()
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20)}`
}
