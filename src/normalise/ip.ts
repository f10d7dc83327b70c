import ipaddr from 'ipaddr.js'
import { foldTight, lowerAscii } from './fold.js'
import { kept, linking, type Normalised, PLACEHOLDER, QUALITY_MARKS } from './normalised.js'

/**
 * A label in front, and behind in brackets where the address is said to be: `IP:60.12.34.5(浙江舟山 电信)`.
 */
const AROUND = /^(?:ip(?:v[46])?(?:地址)?[:=])?(.*?)(?:\([^()]*\)|\[[^\]0-9]+\])?$/
const WITH_PORT = /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$|^\[([0-9a-f:.]+)\](?::\d{1,5})?$/

/**
 * Address of a machine on the network. Only a public address links: private, carrier NAT (100.64/10),
 * loopback, link-local, multicast and reserved ones are marked. `::ffff:1.2.3.4` is 1.2.3.4; a port is
 * dropped, as are a label and a remark; leading zeros are decimal. Ranges kept for documentation count as
 * public, since nothing but examples uses them.
 */
export const ip = (text: string): Normalised => {
  const fast = ipv4(text)
  if (fast) return fast
  const folded = lowerAscii(foldTight(text))
  const address = AROUND.exec(folded)![1]!.replaceAll('。', '.')
  const ported = WITH_PORT.exec(address)
  const bare = ported ? (ported[1] ?? ported[2]!) : address.replace(/%.*$/, '')
  return ipv4(bare) ?? ipv6(bare) ?? kept(folded, QUALITY_MARKS.notIp)
}

const octets = new Uint8Array(4)

const ipv4 = (text: string): Normalised | undefined => {
  if (text.length < 7 || text.length > 15 || !readOctets(text)) return undefined
  const a = octets[0]!
  const b = octets[1]!
  const c = octets[2]!
  const d = octets[3]!
  const sum = a + b + c + d
  if (sum === 0 || sum === 1020) return PLACEHOLDER
  const canonical = isPadded(text) ? `${a}.${b}.${c}.${d}` : text
  const mark = classOf(a, b, c)
  return mark === 0 ? linking(canonical) : kept(canonical, mark)
}

const readOctets = (text: string): boolean => {
  let octet = 0
  let length = 0
  let at = 0
  for (let i = 0; i <= text.length; i++) {
    const c = i < text.length ? text.charCodeAt(i) : 0x2e
    if (c === 0x2e) {
      if (length === 0 || octet > 255 || at > 3) return false
      octets[at++] = octet
      octet = 0
      length = 0
    } else {
      if (c < 0x30 || c > 0x39 || ++length > 3) return false
      octet = octet * 10 + c - 0x30
    }
  }
  return at === 4
}

const PADDED = /(?:^|\.)0\d/
const isPadded = (text: string): boolean => text.includes('0') && PADDED.test(text)

const classOf = (a: number, b: number, c: number): number => {
  if (a === 10 || (a === 192 && b === 168) || (a === 172 && b >= 16 && b < 32)) return QUALITY_MARKS.privateIp
  if (a === 100 && b >= 64 && b < 128) return QUALITY_MARKS.cgnat
  if (a === 127) return QUALITY_MARKS.loopback
  if (a === 169 && b === 254) return QUALITY_MARKS.linkLocal
  if (a === 0 || a >= 224 || (a === 198 && (b === 18 || b === 19)) || (a === 192 && b === 0 && c === 0))
    return QUALITY_MARKS.reservedIp
  return 0
}

const MARK_OF_RANGE: Record<string, number> = {
  unicast: 0,
  uniqueLocal: QUALITY_MARKS.privateIp,
  loopback: QUALITY_MARKS.loopback,
  linkLocal: QUALITY_MARKS.linkLocal,
}

const ipv6 = (text: string): Normalised | undefined => {
  if (!text.includes(':') || !ipaddr.IPv6.isValid(text)) return undefined
  const address = ipaddr.IPv6.parse(text)
  if (address.isIPv4MappedAddress()) return ipv4(address.toIPv4Address().toString())
  const range = address.range()
  if (range === 'unspecified') return PLACEHOLDER
  const canonical = address.toRFC5952String()
  const documentation = canonical.startsWith('2001:db8:')
  const mark = documentation ? 0 : (MARK_OF_RANGE[range] ?? QUALITY_MARKS.reservedIp)
  return mark === 0 ? linking(canonical) : kept(canonical, mark)
}
