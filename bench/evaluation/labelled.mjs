import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { asked, number, table } from './ask.mjs'

const MARKETS = [
  {
    name: 'Ohio school milk',
    file: 'ohio_milk/ohio_milk_data.csv',
    mapping: () => 'test/fixtures/mappings/ohio_milk.json',
    label: 'is_cartel_firm',
  },
  {
    name: 'Ticino road works',
    file: 'ticino/ticino.csv',
    mapping: () => 'test/fixtures/mappings/ticino.json',
    label: 'Collusive_competitor',
  },
  {
    name: 'Procurement_Guard',
    about:
      'Synthetic, by another tool, with two rotating rings; its own graph step finds both, with none beside them.',
    file: 'procurement_guard/flat.csv',
    mapping: (data) => join(data, 'procurement_guard/mapping.json'),
    label: 'rigged',
    ring: 'ring',
  },
]

const lot = (title, one) => [title, number(one.auc), number(one.ap)]
const pair = (title, one) => [title, number(one.ap), number(one.p20), number(one.p100)]

const lotsText = ({ lots }) => [
  `Lots with three effective bids or more: ${lots.count}, of which labelled: ${lots.labelled}. AUC below ½ means that low values are the labelled ones.`,
  table(
    ['ranking of lots by', 'AUC', 'AP'],
    [
      lot('**our score**', lots.ranking),
      ...lots.channels.map((one) => lot(`of which: ${one.score}`, one)),
      ...lots.screens.map((one) => lot(one.score, one)),
      ...lots.context.map((one) => lot(`context only: ${one.score}`, one)),
      ...lots.timeSplit.map((one) => [
        `our score, ${one.part === 'first' ? 'first 70 % by date' : 'last 30 %'} (${one.labelled} of ${one.lots} labelled)`,
        number(one.auc),
        '',
      ]),
    ],
  ),
]

const ringsText = ({ pairs, rings, permutation }) => [
  `Pairs that met on a lot: ${pairs.count}, of which both in the ring: ${pairs.labelled}.`,
  table(
    ['ranking of pairs by', 'AP', 'P@20', 'P@100'],
    [pair('**our score**', pairs.ranking), ...pairs.rivals.map((one) => pair(one.score, one))],
  ),
  table(
    ['ring', 'members', 'best Jaccard, listed rings', 'best Jaccard, all groups', 'place', 'level'],
    rings.map((one) => [
      one.ring,
      one.members,
      number(one.listed),
      number(one.all),
      one.place ?? '–',
      one.level ?? '–',
    ]),
  ),
  `Permutation control: ${permutation.alarms} pairs at q ≤ 0.01; where who meets whom is dealt anew within strata, ${number(permutation.shuffledAlarms, 1)} on average over ${permutation.shuffles} deals (${number(permutation.share === null ? null : 100 * permutation.share, 1)} %).`,
]

/** One section for each market whose rigged bids are known. `data`: the folder of markets. */
export const labelled = (data) =>
  MARKETS.map(({ name, about, file, mapping, label, ring }) => {
    const path = join(data, file)
    if (!existsSync(path)) return `## ${name}\n\nNot measured: the file is not here.`
    const found = asked(
      'evaluate',
      '--labelled',
      path,
      '--mapping',
      mapping(data),
      '--label',
      label,
      ...(ring ? ['--ring', ring] : []),
    )
    const hasPairs = found.pairs.labelled < found.pairs.count / 2
    return [
      `## ${name}`,
      ...(about ? [about] : []),
      ...lotsText(found),
      ...(hasPairs
        ? ringsText(found)
        : ['The file names no bidders: pairs, rings and participation say nothing there.']),
    ].join('\n\n')
  })
