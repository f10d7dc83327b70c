import { z } from 'zod'
import { t } from '../../texts/text.js'
import { ALLOWED, CROWD, GROUP, LOTS_OWN, PARTNERS } from '../exemptions.js'
import { rule } from '../rule.js'

/**
 * Same IP address (HW-07): bids on one lot were uploaded, downloaded or decrypted from one public address.
 *
 * An address is the weakest trace of a machine: many stand behind one exit, and most are assigned anew. So
 * `evidence/` weighs what has the trace `address` by passes of its own. Value by value (shared-values.ts):
 *
 * - nearness: two bids of a pair from the address within `nearSeconds` mark the item as strengthened, which
 *   is shown and changes neither bits nor grade;
 * - the lot's own address (lots-own.ts): held by most of those who filled the field, the trading centre's
 *   room;
 * - leases across lots: an address met across lots only, which either used on fewer than `leaseLots` lots,
 *   may have been a lease of the day: it keeps `leaseShare` of its bits and counts for `leaseGrade` at most;
 * - carriers' gateways (readings.ts): holders that meet no oftener than chance are one exit's customers.
 *
 * Then pair by pair (settle-pairs.ts):
 *
 * - lone addresses (lone-addresses.ts): one shared on few of the many lots on which a pair meets costs the
 *   search, log2 of joint lots over lots with any shared address, unless both use it again and again; below
 *   what makes a tie: `leaseGrade`;
 * - a rare client (trace `client`) that the pair shares on one of its lots strengthens it as nearness does;
 * - one address and one time (repeated.ts): on `repeated.addressLots` lots the pair also submits close in
 *   time beyond the crowd (trace `timing`): a strong lead, unless the two share a door, whose exit is one, or
 *   more than `repeated.addressHolders` hold the address.
 *
 * Those settings stand in evidence/settings.ts and are printed with the run. Private, carrier-NAT and
 * loopback addresses are no values at all (normalise/).
 */
export default rule({
  id: 'HW-07',
  family: 'device',
  grade: '线',
  law: ['regulation-40-2'],
  formula: 'public ip(A, lot) = ip(B, lot); strengthened by |t(A) − t(B)| ≤ nearSeconds',
  texts: {
    name: t('IP地址相同', 'same IP address'),
    question: t(
      '同一标段不同投标人是否由同一公网IP递交、下载或解密?时间差30分钟内或同一稀有客户端为强化事实',
      'Did bids on one lot come from one public address? Stronger within 30 minutes or with one rare client',
    ),
    silentWhen: t(
      '私网、运营商级NAT和回环地址不参与比对',
      'private, carrier-NAT and loopback addresses never match',
    ),
    exemptions: [ALLOWED, LOTS_OWN, PARTNERS, CROWD, GROUP],
  },
  why: t(
    '不同投标人由同一公网地址递交，可能在同一处办理；但地址会重新分配、多人共用，故单独只作线索。',
    'Bids sent from one public address may come from one room; but addresses are shared and reassigned, so alone it is only a lead.',
  ),
  example: t(
    '甲、乙同投一个标段，10分钟内先后由 203.0.113.7 递交：出线索，时间相近为强化事实。',
    'A and B bid on one lot and submit from 203.0.113.7 within ten minutes: a lead, strengthened by the time.',
  ),
  settings: { nearSeconds: z.number().min(0).default(1800) },
  needs: [['bids.ip', 'bids.download_ip', 'bids.decrypt_ip']],
  trace: 'address',
  asks: (ask) => [
    ask.values({
      kinds: ['ip'],
      left: ['bids.ip', 'bids.download_ip', 'bids.decrypt_ip'],
      lot: '线',
      across: '弱',
    }),
  ],
})
