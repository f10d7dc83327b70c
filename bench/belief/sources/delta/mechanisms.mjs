/**
 * How rings work. size: members; act: how many of them bid in one act (share of the ring); slip: multiplies
 * the ring's rate of mistakes; ties: how far registers tie members; honest: how much business of their own
 * members keep; allot: who is to win; fields: what a mistake shows. Cross: mistakes are seen across lots
 * only.
 */
const FILES = ['authoring', 'lock', 'author', 'guid', 'hash', 'client']
const HANDS = ['upload', 'ip', 'download', 'decrypt', 'account', 'operator', 'purchase', 'timing']
const PEOPLE = ['agent', 'manager', 'contact']
const MONEY = ['deposit', 'guarantee', 'clearing']

export const MECHANISMS = {
  shells: {
    size: [3, 8],
    act: [0.5, 1],
    slip: 1,
    ties: 1,
    honest: [0.03, 0.6],
    allot: { leader: 2, random: 2, rotation: 1 },
    fields: [...FILES, ...HANDS, ...PEOPLE, ...MONEY],
    same: true,
  },
  careful: {
    size: [3, 6],
    act: [0.6, 1],
    slip: 0.2,
    ties: 0.08,
    honest: [0.4, 1],
    allot: { rotation: 2, random: 1 },
    fields: ['authoring', 'ip', 'lock', 'agent', 'timing', 'deposit'],
    cross: 0.8,
  },
  broker: {
    size: [4, 12],
    act: [0.25, 0.7],
    slip: 0.8,
    ties: 0.1,
    honest: [0.5, 1],
    allot: { random: 3, leader: 1 },
    fields: [...FILES, ...MONEY, 'agent', 'upload', 'ip', 'timing', 'contact'],
    cross: 0.3,
  },
  family: {
    size: [2, 5],
    act: [0.7, 1],
    slip: 0.5,
    ties: 1,
    honest: [0.2, 0.9],
    allot: { leader: 1, rotation: 2 },
    fields: ['authoring', 'upload', 'ip', 'contact', 'deposit', 'agent', 'manager', 'author', 'timing'],
    same: true,
    kin: true,
  },
  rotation: {
    size: [3, 7],
    act: [0.7, 1],
    slip: 0.08,
    ties: 0.04,
    honest: [0.3, 0.9],
    allot: { rotation: 1 },
    fields: ['ip', 'timing', 'agent', 'authoring'],
    cross: 0.5,
  },
  territory: {
    size: [3, 6],
    act: [0.5, 1],
    slip: 0.08,
    ties: 0.04,
    honest: [0.3, 0.8],
    allot: { county: 1, buyer: 1 },
    fields: ['ip', 'timing', 'agent'],
    cross: 0.5,
  },
  average: {
    size: [5, 14],
    act: [0.5, 1],
    slip: 0.5,
    ties: 0.15,
    honest: [0.3, 1],
    allot: { random: 2, rotation: 1 },
    fields: [...FILES, ...HANDS, 'deposit', 'guarantee', 'agent'],
    cross: 0.3,
  },
  cover: {
    size: [2, 6],
    act: [0.5, 1],
    slip: 0.4,
    ties: 0.15,
    honest: [0.3, 1],
    allot: { leader: 1 },
    fields: [...FILES, 'ip', 'timing', 'contact', 'deposit'],
    cross: 0.4,
  },
}

/** How a ring places the prices of those that are not to win. natural: as if each had priced alone. */
export const STYLES = { ladder: 1, ratio: 1, scatter: 3, tight: 1, high: 1, natural: 2 }
