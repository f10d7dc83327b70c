import type { Weights } from './model.js'

/** Weights by whether marks of two members or more are on record. */
export type WeightSets = Record<'shown' | 'bare', Weights>

/** Made by bench/belief/learn.mjs; not to be edited by hand. */
export const WEIGHTS: WeightSets = {
  /**
   * Learnt from
   * - generate: 24 markets, 925 groups, 98 of them rings
   * - delta: 48 markets, 1837 groups, 112 of them rings
   * - harbour: 32 markets, 1820 groups, 108 of them rings
   * - ridge: 32 markets, 2047 groups, 124 of them rings
   * - shared: 3 markets, 239 groups, 26 of them rings
   */
  shown: {
    base: -2490,
    shapes: [
      { feature: 'roots', bounds: [5000, 15000, 25000], values: [-80, -19, 305, 418] },
      { feature: 'xroots', bounds: [15000, 25000], values: [-72, 259, 671] },
      { feature: 'xrootsPer', bounds: [278, 10714], values: [-84, 108, 659] },
      { feature: 'clearRoots', bounds: [5000, 15000, 25000], values: [-84, -17, 287, 574] },
      { feature: 'causes', bounds: [15000], values: [-83, 513] },
      { feature: 'rootsOnLots', bounds: [5000], values: [-55, 482] },
      { feature: 'covered', bounds: [588, 5857, 8091], values: [-94, 75, 153, 209] },
      { feature: 'coveredTwice', bounds: [500], values: [-83, 492] },
      { feature: 'pairsBound', bounds: [37, 1708, 4143], values: [-100, 57, 88, 241] },
      { feature: 'pairsBoundTwice', bounds: [178], values: [-53, 324] },
      { feature: 'coLots', bounds: [15000, 25000], values: [-39, 148, 233] },
      { feature: 'coShare', bounds: [326, 653], values: [-63, 100, 182] },
      { feature: 'coBreadth', bounds: [714, 4691], values: [-46, 99, 112] },
      { feature: 'coCauses', bounds: [5000], values: [-44, 105] },
      { feature: 'coMembers', bounds: [4143], values: [-48, 121] },
      { feature: 'excess', bounds: [11749, 45937, 57958, 118245], values: [-43, 86, 215, 307, 352] },
      { feature: 'excessPlace', bounds: [4128, 15451, 25543, 108592], values: [-76, 70, 500, 617, 1000] },
      { feature: 'company', bounds: [2163, 4703, 23506], values: [-101, 46, 161, 473] },
      { feature: 'alone', bounds: [4155, 5700, 7334], values: [964, 760, 380, -175] },
      { feature: 'outside', bounds: [34, 4991, 5025, 8080, 8631], values: [150, 85, 23, -44, -87, -629] },
      { feature: 'concentration', bounds: [4011, 6094], values: [-111, -15, 237] },
      { feature: 'wideShare', bounds: [5357, 7083], values: [132, -328, -942] },
      { feature: 'crowdHand', bounds: [28, 2324, 3430, 6220], values: [84, 72, -421, -690, -756] },
      { feature: 'crowdFile', bounds: [5119, 6905], values: [19, -412, -724] },
      { feature: 'coOutside', bounds: [222, 2678, 8377], values: [30, 4, -479, -499] },
      { feature: 'differ', bounds: [53, 3692], values: [57, -457, -567] },
      { feature: 'addressDiffers', bounds: [431], values: [107, -287] },
      { feature: 'handedOver', bounds: [1715, 3923, 7889], values: [190, -128, -337, -414] },
      { feature: 'consortia', bounds: [30], values: [38, -1032] },
      { feature: 'declared', bounds: [76], values: [6, -400] },
      { feature: 'places', bounds: [5000], values: [-24, 40] },
      { feature: 'persons', bounds: [5000, 25000], values: [-43, 262, 649] },
      { feature: 'staff', bounds: [5000], values: [-3, 123] },
      { feature: 'weakLots', bounds: [5000], values: [-33, 250] },
      { feature: 'relations', bounds: [76], values: [-44, 876] },
      { feature: 'timing', bounds: [279], values: [-2, 156] },
      { feature: 'full', bounds: [2386, 2866, 3349, 4741, 5522], values: [-962, -640, 221, 251, 335, 488] },
      {
        feature: 'joint',
        bounds: [1204, 2022, 2487, 3435, 4032, 4790],
        values: [-1032, -995, -782, -328, -127, 233, 332],
      },
      {
        feature: 'jointLeast',
        bounds: [37, 1443, 1941, 2309, 4070, 4617],
        values: [-1222, -862, -565, -100, -6, 277, 363],
      },
      { feature: 'meeting', bounds: [3781, 8109, 13627, 69975], values: [-445, -209, -122, 163, 177] },
      { feature: 'meetingLeast', bounds: [12046, 24591, 66295], values: [-215, 64, 108, 303] },
      { feature: 'closest', bounds: [9206, 9758], values: [-372, 257, 594] },
      { feature: 'price', bounds: [50243], values: [-256, 2136] },
      { feature: 'outcome', bounds: [100452], values: [-13, 783] },
      {
        feature: 'contrast',
        bounds: [-9174, 5, 2318, 3514, 9018, 12111],
        values: [-452, -156, -111, -67, 359, 421, 439],
      },
      { feature: 'fill', bounds: [1588, 2197, 2527, 3448, 3808], values: [-859, -780, -539, 9, 248, 400] },
      {
        feature: 'fillBeyond',
        bounds: [3727, 4212, 4727, 5306, 5919, 7901],
        values: [-815, -660, -618, -258, 3, 277, 647],
      },
      {
        feature: 'adjacent',
        bounds: [5, 1679, 7809, 10283, 14304, 21575],
        values: [-318, -290, -190, -51, 298, 420, 927],
      },
      {
        feature: 'spreadWithin',
        bounds: [-31029, -19484, -16422, -13847, -6040],
        values: [1130, 217, 115, 87, -147, -396],
      },
      { feature: 'aboveLosers', bounds: [162, 17315], values: [-34, 54, 140] },
      { feature: 'aboveAlone', bounds: [4, 24336], values: [-86, -74, 720] },
      { feature: 'handedIn', bounds: [-6, 1], values: [-387, 177, 257] },
    ],
  },
  /**
   * Learnt from
   * - generate: 8 markets, 86 groups, 22 of them rings
   * - delta: 22 markets, 325 groups, 50 of them rings
   * - harbour: 15 markets, 376 groups, 51 of them rings
   * - ridge: 15 markets, 122 groups, 71 of them rings
   * - shared: 3 markets, 146 groups, 18 of them rings
   */
  bare: {
    base: -3152,
    shapes: [
      { feature: 'consortia', bounds: [30], values: [58, -1544] },
      {
        feature: 'full',
        bounds: [2517, 2820, 3550, 4741, 5135],
        values: [-1827, -1354, -1121, -481, -225, 580],
      },
      { feature: 'joint', bounds: [2799, 4177, 5098, 5856], values: [-1057, -793, -210, 81, 274] },
      { feature: 'jointLeast', bounds: [3061, 4177, 4993, 5009], values: [-1664, -826, -592, 236, 446] },
      { feature: 'meeting', bounds: [19256, 69565, 79610, 91369], values: [-156, -134, 127, 361, 686] },
      { feature: 'meetingLeast', bounds: [70970, 86520], values: [-149, 392, 807] },
      {
        feature: 'closest',
        bounds: [7481, 9483, 9711, 9793, 9905],
        values: [-1355, -1121, 240, 403, 591, 614],
      },
      { feature: 'price', bounds: [50243, 103952], values: [-742, 3133, 3901] },
      {
        feature: 'contrast',
        bounds: [-1704, 3771, 5434, 8897, 11719],
        values: [-795, -551, 839, 1022, 1232, 1292],
      },
      { feature: 'fill', bounds: [1896, 2710, 3978], values: [-1681, -300, -91, 496] },
      { feature: 'fillBeyond', bounds: [2534, 5870, 6654, 7546], values: [-1401, -962, -199, 535, 934] },
      {
        feature: 'adjacent',
        bounds: [92, 2010, 14150, 19014, 30997],
        values: [-909, -749, -239, -65, 1451, 2492],
      },
      {
        feature: 'spreadWithin',
        bounds: [-33320, -26162, -19136, -13989, -10882, -9117, -3441],
        values: [1594, 1187, 695, 578, -159, -348, -506, -1828],
      },
      { feature: 'aboveLosers', bounds: [-7196, 2167, 13926], values: [-150, 1, 21, 320] },
      { feature: 'aboveAlone', bounds: [15401, 29764], values: [-236, 55, 1765] },
    ],
  },
}
