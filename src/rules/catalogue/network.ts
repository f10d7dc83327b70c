import { CO_BIDDING_SETTINGS } from '../co-bidding.js'
import { defineRule } from '../define.js'
import { BROKER_SETTINGS } from '../network/brokers.js'
import { BUYER_SETTINGS } from '../network/buyer-concentration.js'
import { CLIQUE_SETTINGS } from '../network/clique.js'
import { DIVISION_SETTINGS } from '../network/division.js'
import { EXACTLY_THREE_SETTINGS } from '../network/exactly-three.js'
import { ROTATION_SETTINGS } from '../network/rotation.js'
import { SHAM_INVALID_SETTINGS } from '../network/sham-invalid.js'
import { SHELL_SETTINGS } from '../network/shells.js'
import { NEVER_WINS_SETTINGS, SUPER_WINNER_SETTINGS } from '../network/win-rates.js'
import { FOLLOWER_SETTINGS } from '../network/winner-follower.js'
import { WITHDRAWAL_SETTINGS } from '../network/withdrawals.js'
import type { Rule } from '../rule.js'

const network = { family: 'network', law: ['regulation-39'] } as const

export const NETWORK_RULES: readonly Rule[] = [
  defineRule({
    ...network,
    id: 'NET-01',
    grade: '线',
    formula:
      'P[Σ_s Hypergeom(N_s, n_A, n_B) ≥ k], s = industry × category × region × period; k ≥ minLots, q ≤ maxQ over all pairs, lift ≥ min(minLift, reachShare · N / max(n_A, n_B))',
    settings: CO_BIDDING_SETTINGS,
  }),
  defineRule({
    ...network,
    id: 'NET-02',
    grade: '线',
    formula:
      'pairs of members with k ≥ minLots and hypergeometric tail ≤ maxPairP, over all pairs ≥ minDensity; members ≥ minMembers',
    settings: CLIQUE_SETTINGS,
  }),
  defineRule({
    ...network,
    id: 'NET-03',
    grade: '线',
    formula:
      'P[wins ≤ w], chance 1/parties on each lot; q ≤ maxQ; no win, or shrunk rate ≤ Q1 − 1.5 IQR; lots ≥ minLots',
    settings: NEVER_WINS_SETTINGS,
    needs: [['bids.won']],
  }),
  defineRule({
    ...network,
    id: 'NET-04',
    grade: '线',
    formula:
      'P[wins ≥ w], chance 1/parties on each lot; q ≤ maxQ; shrunk rate ≥ Q3 + fence · IQR; money won ≥ its quantile',
    settings: SUPER_WINNER_SETTINGS,
    needs: [['bids.won'], ['bids.amount']],
  }),
  defineRule({
    ...network,
    id: 'NET-05',
    grade: '强',
    formula:
      'k ≥ minLots, A wins ≥ minShare, B none; P[wins of A ≥ w] · P[B wins none] with chances max(1/parties, A’s rate elsewhere), min(1/parties, B’s); q ≤ maxQ over all pairs',
    settings: FOLLOWER_SETTINGS,
    needs: [['bids.won']],
  }),
  defineRule({
    ...network,
    id: 'NET-06',
    grade: '强',
    formula:
      'H/Hmax of the members’ wins ≥ minEvenness; P[winners in a row ≤ observed], winners exchanged among lots on which they bid, ≤ maxP; lots ≥ minLots',
    settings: ROTATION_SETTINGS,
    needs: [['bids.won'], ['lots.opened_at', 'lots.published_at', 'lots.awarded_at', 'bids.submitted_at']],
  }),
  defineRule({
    ...network,
    id: 'NET-07',
    grade: '强',
    law: ['antimonopoly-17', 'regulation-39'],
    formula:
      'Cramér’s V of winner × (buyer | township | region | industry) ≥ minV; P[χ² ≥ observed], winners exchanged among lots on which they bid, × kinds tried ≤ maxP; ≥ minYielding members bid ≥ minYieldingLots times in another’s area without winning',
    settings: DIVISION_SETTINGS,
    needs: [['bids.won'], ['lots.buyer_id', 'lots.township', 'lots.region_code', 'lots.industry']],
  }),
  defineRule({
    ...network,
    id: 'NET-08',
    grade: '线',
    formula:
      'wins with a buyer ≥ minWins and ≥ minShare of its lots; P[wins ≥ w], chance max(1/parties, own rate elsewhere); q ≤ maxQ',
    settings: BUYER_SETTINGS,
    needs: [['bids.won'], ['lots.buyer_id']],
  }),
  defineRule({
    ...network,
    id: 'NET-09',
    grade: '强',
    formula:
      'the first withdrew and the same other won ≥ minTimes; P[as often], any other bidder of the lot alike, ≤ maxP',
    settings: WITHDRAWAL_SETTINGS,
    needs: [['bids.won'], ['bids.status']],
  }),
  defineRule({
    ...network,
    id: 'NET-10',
    grade: '线',
    formula:
      'lots with exactly three bidders, all members, ≥ minLots; P[as many], share of lots with three in industry × region × members’ share of third places, ≤ maxP',
    settings: EXACTLY_THREE_SETTINGS,
  }),
  defineRule({
    ...network,
    id: 'NET-11',
    grade: '线',
    ocp: 'R035',
    formula:
      'members’ disqualified bids on lots that a member won ≥ minBids; P[as many], chance max(market’s share, own share elsewhere), ≤ maxP',
    settings: SHAM_INVALID_SETTINGS,
    needs: [['bids.won'], ['bids.status']],
  }),
  defineRule({
    ...network,
    id: 'NET-12',
    grade: '强',
    formula:
      'subcontractor ∈ bidders that lost the contract’s lot; bits = log2(m · (N − 1) / (d − 1)), d = bidders on the lot',
    needs: [['subcontracts.subcontractor_id'], ['contracts.bidder_id']],
  }),
  defineRule({
    ...network,
    id: 'NET-13',
    grade: '线',
    formula:
      'first bid − registered ≤ maxAgeDays; lots ≤ maxLots; struck off since, or no bid for minSilentDays while others bid',
    settings: SHELL_SETTINGS,
    needs: [
      ['bidders.registered_at'],
      ['lots.opened_at', 'lots.published_at', 'lots.awarded_at', 'bids.submitted_at'],
    ],
  }),
  defineRule({
    ...network,
    id: 'NET-14',
    grade: '弱',
    formula:
      'person, device or account of ≥ minMembers members with betweenness ≥ minBetweenness in the group’s graph of shared values; adds no bits',
    settings: BROKER_SETTINGS,
    needs: [
      [
        'roles.person_id_no',
        'bids.agent_id_no',
        'bids.manager_id_no',
        'bids.mac',
        'bids.disk_serial',
        'bids.board_serial',
        'bids.deposit_account',
        'bids.upload_account',
        'bids.ca_serial',
        'bids.agent_phone',
      ],
    ],
  }),
]
