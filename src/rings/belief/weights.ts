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
   * - shared: 3 markets, 240 groups, 27 of them rings
   */
  shown: {
    base: -2434,
    shapes: [
      { feature: 'roots', bounds: [5000, 15000, 25000], values: [-72, -10, 276, 376] },
      { feature: 'xroots', bounds: [15000, 25000], values: [-62, 231, 588] },
      { feature: 'xrootsPer', bounds: [278, 10714], values: [-73, 95, 590] },
      { feature: 'clearRoots', bounds: [5000, 15000, 25000], values: [-76, -7, 263, 506] },
      { feature: 'causes', bounds: [15000], values: [-73, 462] },
      { feature: 'rootsOnLots', bounds: [5000], values: [-49, 439] },
      { feature: 'covered', bounds: [588, 5857, 8091], values: [-81, 75, 144, 180] },
      { feature: 'coveredTwice', bounds: [500], values: [-74, 446] },
      { feature: 'pairsBound', bounds: [37, 1708, 4143], values: [-87, 52, 102, 205] },
      { feature: 'pairsBoundTwice', bounds: [178], values: [-47, 297] },
      { feature: 'coLots', bounds: [15000, 25000], values: [-34, 131, 209] },
      { feature: 'coShare', bounds: [326, 653], values: [-50, 93, 148] },
      { feature: 'coBreadth', bounds: [714, 4691, 7825], values: [-40, 87, 99, 100] },
      { feature: 'coCauses', bounds: [5000], values: [-39, 92] },
      { feature: 'coMembers', bounds: [4143], values: [-42, 106] },
      { feature: 'excess', bounds: [11749, 45937, 57958, 118245], values: [-39, 107, 221, 266, 313] },
      { feature: 'excessPlace', bounds: [4128, 15451, 25543, 108592], values: [-64, 31, 431, 535, 867] },
      { feature: 'company', bounds: [2163, 4703, 23506], values: [-86, 35, 133, 422] },
      { feature: 'alone', bounds: [4155, 5700, 7334], values: [861, 735, 205, -149] },
      { feature: 'outside', bounds: [34, 4991, 5025, 8080, 8631], values: [140, 82, 27, -72, -214, -544] },
      { feature: 'concentration', bounds: [4011, 6094], values: [-102, 6, 223] },
      { feature: 'wideShare', bounds: [5357, 7083], values: [118, -294, -841] },
      { feature: 'crowdHand', bounds: [28, 2324, 3430, 6220], values: [77, 8, -389, -580, -638] },
      { feature: 'crowdFile', bounds: [5119, 6905], values: [17, -367, -639] },
      { feature: 'coOutside', bounds: [2678, 8377], values: [30, -479, -497] },
      { feature: 'differ', bounds: [53, 3692], values: [47, -373, -470] },
      { feature: 'addressDiffers', bounds: [431], values: [95, -253] },
      { feature: 'handedOver', bounds: [1715, 3923, 7889], values: [160, -124, -287, -358] },
      { feature: 'consortia', bounds: [30], values: [33, -916] },
      { feature: 'declared', bounds: [76], values: [6, -361] },
      { feature: 'places', bounds: [5000], values: [-20, 34] },
      { feature: 'persons', bounds: [5000, 25000], values: [-37, 221, 594] },
      { feature: 'staff', bounds: [5000], values: [-3, 110] },
      { feature: 'weakLots', bounds: [5000], values: [-30, 235] },
      { feature: 'relations', bounds: [76], values: [-39, 770] },
      { feature: 'timing', bounds: [279], values: [-2, 135] },
      {
        feature: 'full',
        bounds: [2386, 2866, 4741, 5522, 6433, 7609],
        values: [-829, -537, 154, 296, 403, 441, 483],
      },
      {
        feature: 'joint',
        bounds: [1204, 2022, 2487, 3435, 4032, 4790],
        values: [-939, -922, -709, -260, -111, 213, 302],
      },
      {
        feature: 'jointLeast',
        bounds: [37, 1443, 1941, 2309, 4070, 4617],
        values: [-1090, -789, -577, -114, -32, 263, 341],
      },
      { feature: 'meeting', bounds: [3781, 8124, 13627, 69975], values: [-404, -196, 31, 137, 148] },
      { feature: 'meetingLeast', bounds: [6142, 12046, 24591, 66295], values: [-193, -88, 44, 77, 298] },
      { feature: 'closest', bounds: [9207, 9758, 9998], values: [-341, 307, 512, 553] },
      { feature: 'price', bounds: [50243], values: [-213, 1823] },
      { feature: 'outcome', bounds: [100452], values: [-29, 1419] },
      {
        feature: 'contrast',
        bounds: [-9174, 5, 2329, 3523, 12111],
        values: [-382, -157, -115, -17, 335, 420],
      },
      { feature: 'fill', bounds: [1588, 2197, 2529, 3404, 3751], values: [-771, -734, -485, -42, 198, 403] },
      { feature: 'fillBeyond', bounds: [5218, 5818, 7626, 9400], values: [-637, 6, 62, 392, 805] },
      {
        feature: 'adjacent',
        bounds: [5, 1688, 7822, 10283, 14304, 21575],
        values: [-266, -237, -198, -102, 307, 414, 799],
      },
      {
        feature: 'spreadWithin',
        bounds: [-31029, -19480, -16422, -13830, -6036],
        values: [1030, 143, 54, -36, -120, -318],
      },
      { feature: 'aboveLosers', bounds: [-7012, 162, 17315], values: [-26, -24, 43, 112] },
      { feature: 'aboveAlone', bounds: [24336], values: [-70, 629] },
      { feature: 'handedIn', bounds: [-6, 1], values: [-359, 161, 237] },
    ],
  },
  /**
   * Learnt from
   * - generate: 8 markets, 86 groups, 22 of them rings
   * - delta: 22 markets, 325 groups, 50 of them rings
   * - harbour: 15 markets, 376 groups, 51 of them rings
   * - ridge: 15 markets, 122 groups, 71 of them rings
   * - shared: 3 markets, 147 groups, 19 of them rings
   */
  bare: {
    base: -1178,
    shapes: [
      { feature: 'consortia', bounds: [30], values: [27, -707] },
      { feature: 'full', bounds: [2517, 2820, 3550, 4741, 5135], values: [-845, -601, -536, -218, -99, 271] },
      { feature: 'joint', bounds: [2799, 4177, 5098, 5864], values: [-479, -354, -97, 36, 125] },
      { feature: 'jointLeast', bounds: [3061, 4177, 4993, 5009], values: [-759, -391, -306, 117, 213] },
      { feature: 'meeting', bounds: [19100, 69536, 79610, 91369], values: [-94, -54, 44, 167, 316] },
      { feature: 'meetingLeast', bounds: [70970, 86520], values: [-73, 192, 406] },
      {
        feature: 'closest',
        bounds: [7481, 9483, 9711, 9793, 9905],
        values: [-604, -549, 110, 148, 233, 310],
      },
      { feature: 'price', bounds: [50243, 103952], values: [-328, 1334, 1751] },
      { feature: 'contrast', bounds: [-1704, 3771, 5434, 11719], values: [-387, -214, 400, 493, 546] },
      { feature: 'fill', bounds: [1895, 2468, 3967], values: [-736, -157, -113, 295] },
      { feature: 'fillBeyond', bounds: [5804, 6450, 7279], values: [-593, -173, 202, 560] },
      {
        feature: 'adjacent',
        bounds: [103, 2101, 14150, 19014, 30997],
        values: [-413, -302, -88, -13, 631, 1099],
      },
      {
        feature: 'spreadWithin',
        bounds: [-33320, -26162, -19093, -13989, -10854, -3441],
        values: [789, 516, 293, 241, -87, -317, -725],
      },
      { feature: 'aboveLosers', bounds: [-7196, 13926], values: [-95, 21, 136] },
      { feature: 'aboveAlone', bounds: [15380, 29533], values: [-103, 44, 749] },
    ],
  },
}
