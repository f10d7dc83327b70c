/** What rules of groups, and pair rules without a fixture of their own, record of a finding. */
export const SAMPLES: { rule: string; detail: Record<string, unknown> & { type: string } }[] = [
  {
    rule: 'NET-01',
    detail: {
      type: 'co-bidding',
      pairs: [
        { a: 'A', b: 'B', k: 14, expected: 1.25, lift: 11.22, strata: 7, smallMarket: false, unknown: [] },
        {
          a: 'A',
          b: 'C',
          k: 15,
          expected: 1.8199999,
          lift: 8.22,
          strata: 9,
          smallMarket: true,
          unknown: ['region'],
        },
      ],
    },
  },
  {
    rule: 'NET-02',
    detail: { type: 'group', p: 3.6333677339549e-15, null: 'co-bidding', meeting: 3, density: 0.667 },
  },
  {
    rule: 'NET-05',
    detail: {
      type: 'behaviour',
      p: 0.000012345,
      null: 'own-strength',
      winner: 'A',
      follower: 'B',
      lots: 12,
      wins: 9,
    },
  },
  {
    rule: 'NET-06',
    detail: {
      type: 'group',
      p: 0.0003,
      null: 'winners-exchanged',
      lots: 16,
      evenness: 0.987,
      repeats: 0,
      asked: 15,
      taken: 13,
      expected: 4.1,
    },
  },
  {
    rule: 'NET-07',
    detail: { type: 'group', p: 0.0002, null: 'winners-exchanged', area: 'township', v: 0.8712, lots: 20 },
  },
  {
    rule: 'NET-09',
    detail: {
      type: 'behaviour',
      p: 0.0123456,
      null: 'any-other-bidder',
      from: 'A',
      to: 'B',
      times: 3,
      of: 4,
    },
  },
  { rule: 'NET-10', detail: { type: 'group', p: 0.00123456, null: 'local-threes', lots: 6, of: 9 } },
  { rule: 'NET-11', detail: { type: 'group', p: 1.5e-9, null: 'own-carelessness', disqualified: 5, of: 11 } },
  {
    rule: 'NET-12',
    detail: { type: 'behaviour', p: 0.0123, null: 'any-firm', giver: 'A', taker: 'B', times: 2 },
  },
  {
    rule: 'NET-14',
    detail: {
      type: 'group',
      p: 0.0456789,
      null: 'as-widely-shared',
      kind: 'phone',
      bridged: 3,
      betweenness: 0.5678,
      brokers: 1,
    },
  },
  {
    rule: 'PRC-01',
    detail: { type: 'behaviour', p: 1.1e-7, null: 'uniform-spacing', pattern: 'regular', lots: 4, of: 9 },
  },
  {
    rule: 'PRC-02',
    detail: {
      type: 'behaviour',
      pairs: [
        {
          a: 'A',
          b: 'B',
          p: 6.919154380057882e-18,
          null: 'independent-prices',
          pattern: 'ratio',
          k: 9,
          of: 13,
          ratio: 1.0110191356617528,
        },
        { a: 'A', b: 'C', p: 2.2e-8, null: 'uniform-spacing', pattern: 'regular', lots: 4, of: 9 },
      ],
    },
  },
  {
    rule: 'PRC-04',
    detail: { type: 'group', p: 0.00012345, k: 5, null: 'stratum-rank', meanZ: 1.73456, alike: 0.0123456 },
  },
  {
    rule: 'PRC-05',
    detail: {
      type: 'group',
      p: 0.00012345,
      k: 5,
      null: 'stratum-rank',
      meanZ: 1.73456,
      alike: 0.0123456,
      aboveFen: 171_444_084,
    },
  },
  {
    rule: 'PRC-06',
    detail: { type: 'behaviour', p: 3e-9, null: 'independent-prices', pattern: 'discount', k: 4, of: 9 },
  },
  {
    rule: 'PRC-07',
    detail: {
      type: 'behaviour',
      p: 0.0000031350947958,
      null: 'independent-prices',
      pattern: 'identical',
      k: 5,
      of: 11,
    },
  },
  {
    rule: 'PRC-08',
    detail: {
      type: 'behaviour',
      p: 2e-11,
      null: 'independent-prices',
      pattern: 'difference',
      k: 5,
      of: 11,
      differenceFen: 123_456,
    },
  },
  { rule: 'PRC-09', detail: { type: 'group', p: 0.0000123, k: 6, null: 'uniform-spacing', evenLots: 4 } },
  {
    rule: 'PRC-10',
    detail: { type: 'group', p: 0.0009, k: 4, null: 'stratum-rank', meanZ: 2.123456, alike: 0 },
  },
  {
    rule: 'PRC-11',
    detail: { type: 'group', p: 0.0001, k: 4, null: 'random-removal', of: 5, expected: 1.23456 },
  },
]
