import type { Weights } from './model.js'

/**
 * Made by bench/belief/learn.mjs; not to be edited by hand. Learnt from
 * - generate: 24 markets, 928 groups, 98 of them rings
 * - delta: 48 markets, 1903 groups, 117 of them rings
 * - harbour: 32 markets, 1846 groups, 109 of them rings
 */
export const WEIGHTS: Weights = {
  base: -2808,
  shapes: [
    { feature: 'roots', bounds: [5000, 15000, 25000], values: [-70, -43, 358, 391] },
    { feature: 'xroots', bounds: [15000, 25000], values: [-59, 342, 591] },
    { feature: 'xrootsPer', bounds: [294, 7083, 10714], values: [-100, 85, 357, 482] },
    { feature: 'clearRoots', bounds: [5000, 15000, 25000], values: [-78, 20, 451, 487] },
    { feature: 'causes', bounds: [5000, 15000], values: [-47, -36, 298] },
    { feature: 'rootsOnLots', bounds: [5000, 35000], values: [-54, 407, 410] },
    { feature: 'covered', bounds: [555], values: [-68, 141] },
    { feature: 'coveredTwice', bounds: [833, 5357], values: [-50, 216, 340] },
    { feature: 'pairsBound', bounds: [32, 2762], values: [-109, -30, 268] },
    { feature: 'pairsBoundTwice', bounds: [178, 1726], values: [-43, 188, 285] },
    { feature: 'coLots', bounds: [15000, 25000], values: [-42, 17, 257] },
    {
      feature: 'coShare',
      bounds: [32, 326, 680, 1455, 2543, 6920],
      values: [-65, 72, 110, 123, 146, 189, 227],
    },
    { feature: 'coBreadth', bounds: [714, 4645, 6338, 6992, 8402], values: [-95, 36, 84, 91, 107, 309] },
    { feature: 'coCauses', bounds: [5000, 20078, 22613], values: [-51, 114, 139, 149] },
    { feature: 'coMembers', bounds: [4083, 6125], values: [-73, 56, 187] },
    { feature: 'excess', bounds: [39429, 49219, 64098, 245512], values: [-48, 132, 268, 295, 379] },
    { feature: 'excessPlace', bounds: [1, 21127], values: [-69, 140, 592] },
    { feature: 'company', bounds: [4593, 19187, 27603, 34647], values: [-69, -50, 115, 565, 666] },
    { feature: 'alone', bounds: [2980, 4504, 6580], values: [1100, 1000, 602, -180] },
    { feature: 'outside', bounds: [34, 5010], values: [239, 36, -584] },
    { feature: 'concentration', bounds: [7155], values: [-126, 346] },
    { feature: 'wideShare', bounds: [714, 5357, 9782], values: [123, 60, -466, -772] },
    { feature: 'crowdHand', bounds: [44, 3717], values: [101, -642, -710] },
    {
      feature: 'crowdFile',
      bounds: [21, 339, 508, 3603, 5119, 8461],
      values: [60, -63, -341, -410, -466, -499, -509],
    },
    { feature: 'coOutside', bounds: [263, 2289, 7500], values: [25, -417, -426, -439] },
    { feature: 'differ', bounds: [53, 3839], values: [23, -169, -176] },
    { feature: 'addressDiffers', bounds: [555], values: [60, -192] },
    { feature: 'handedOver', bounds: [185, 4059, 6795, 8397], values: [133, 70, -328, -355, -380] },
    { feature: 'consortia', bounds: [25], values: [38, -873] },
    { feature: 'declared', bounds: [76], values: [9, -389] },
    { feature: 'places', bounds: [5000], values: [-16, 28] },
    { feature: 'persons', bounds: [5000, 25000], values: [-26, 72, 619] },
    { feature: 'staff', bounds: [5000], values: [-8, 318] },
    { feature: 'weakLots', bounds: [5000], values: [-17, 139] },
    { feature: 'relations', bounds: [64, 1548], values: [-11, 62, 287] },
    { feature: 'timing', bounds: [537], values: [-3, 152] },
    { feature: 'full', bounds: [1542, 2732, 3164, 4336, 5736], values: [-923, -733, -107, 287, 377, 507] },
    {
      feature: 'joint',
      bounds: [1218, 1651, 2539, 3883, 4354, 4975],
      values: [-1018, -596, -453, -174, 78, 147, 337],
    },
    { feature: 'jointLeast', bounds: [1902, 4289], values: [-887, 8, 344] },
    { feature: 'meeting', bounds: [3920, 11669, 17327, 22169], values: [-535, -277, -116, -74, 235] },
    {
      feature: 'meetingLeast',
      bounds: [388, 3831, 4464, 9754, 15776, 25632],
      values: [-404, -310, -205, -179, -122, -37, 225],
    },
    { feature: 'closest', bounds: [9002, 9515, 9998], values: [-402, -338, 315, 703] },
    { feature: 'price', bounds: [50243, 106918], values: [-164, 1533, 1712] },
    { feature: 'contrast', bounds: [-9246, 1, 2974, 11371], values: [-707, -24, 71, 117, 495] },
    { feature: 'fill', bounds: [2325, 2500, 3318, 3557, 3894], values: [-1036, -860, 76, 199, 276, 378] },
    { feature: 'fillBeyond', bounds: [4855, 5381, 6595], values: [-796, -37, 29, 655] },
    {
      feature: 'adjacent',
      bounds: [8, 1656, 3557, 10008, 13957, 20552],
      values: [-370, -155, -71, -42, 327, 543, 853],
    },
    { feature: 'spreadWithin', bounds: [-30561, -4302], values: [1156, -26, -431] },
    { feature: 'aboveLosers', bounds: [10820, 17328], values: [-66, -9, 697] },
    { feature: 'aboveAlone', bounds: [4, 7286, 13852, 18326, 25975], values: [-321, 58, 83, 191, 486, 674] },
    { feature: 'handedIn', bounds: [-9, 1346, 11381], values: [-399, 143, 218, 269] },
  ],
}
