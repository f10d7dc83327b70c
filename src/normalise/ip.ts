import ipaddr from 'ipaddr.js'
import { foldTight, lowerAscii } from './fold.js'
import { kept, linking, type Normalised, PLACEHOLDER, QUALITY_MARKS } from './normalised.js'

const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/
const WITH_PORT = /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$|^\[([0-9a-f:.]+)\](?::\d{1,5})?$/

/**
 * Address of a machine on the network. Only a public address links: private, carrier NAT (100.64/10), loopback,
 * link-local, multicast and reserved ones are marked. `::ffff:1.2.3.4` is 1.2.3.4; a port is dropped; leading zeros are
 * decimal. Ranges kept for documentation count as public, since nothing but examples uses them.
 */
export const ip = (text: string): Normalised => {
  const fast = ipv4(text)
  if (fast) return fast
  const folded = lowerAscii(foldTight(text))
  const ported = WITH_PORT.exec(folded)
  const bare = ported ? (ported[1] ?? ported[2]!) : folded.replace(/%.*$/, '')
  return ipv4(bare) ?? ipv6(bare) ?? kept(folded, QUALITY_MARKS.notIp)
}

const ipv4 = (text: string): Normalised | undefined => {
  const parts = IPV4.exec(text)
  if (!parts) return undefined
  const a = Number(parts[1])
  const b = Number(parts[2])
  const c = Number(parts[3])
  const d = Number(parts[4])
  if (a > 255 || b > 255 || c > 255 || d > 255) return undefined
  if (a + b + c + d === 0 || a + b + c + d === 1020) return PLACEHOLDER
  const canonical = `${a}.${b}.${c}.${d}`
  const mark = classOf(a, b, c)
  return mark === 0 ? linking(canonical) : kept(canonical, mark)
}

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
