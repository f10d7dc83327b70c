import type { Weights } from './model.js'

/**
 * Made by bench/belief/learn.mjs; not to be edited by hand. Learnt from
 * - generate: 24 markets, 928 groups, 98 of them rings
 * - delta: 48 markets, 1903 groups, 117 of them rings
 * - harbour: 32 markets, 1846 groups, 109 of them rings
 */
export const WEIGHTS: Weights = {
  base: -2596,
  shapes: [
    { feature: 'size', bounds: [25000, 35000, 75000], values: [-164, 240, 247, -131] },
    { feature: 'roots', bounds: [15000, 25000], values: [-58, 314, 364] },
    { feature: 'xroots', bounds: [15000, 25000], values: [-49, 265, 524] },
    { feature: 'xrootsPer', bounds: [294, 2041, 7083, 10714], values: [-56, 72, 100, 162, 229] },
    { feature: 'clearRoots', bounds: [15000, 25000], values: [-52, 334, 522] },
    { feature: 'causes', bounds: [15000], values: [-46, 331] },
    { feature: 'rootsOnLots', bounds: [5000], values: [-37, 293] },
    { feature: 'covered', bounds: [555], values: [-50, 115] },
    { feature: 'coveredTwice', bounds: [833], values: [-45, 312] },
    { feature: 'pairsBound', bounds: [32, 2762], values: [-60, -8, 150] },
    { feature: 'pairsBoundTwice', bounds: [178], values: [-38, 265] },
    { feature: 'coLots', bounds: [15000, 25000], values: [-31, 10, 196] },
    { feature: 'coShare', bounds: [32, 680, 2892, 9107], values: [-53, 69, 140, 142, 168] },
    { feature: 'coBreadth', bounds: [714, 4645, 6992, 8402], values: [-62, -5, 79, 94, 196] },
    { feature: 'coCauses', bounds: [5000], values: [-36, 89] },
    { feature: 'coMembers', bounds: [4083, 6125], values: [-57, 30, 154] },
    { feature: 'excess', bounds: [39429, 49219, 64098, 109802], values: [-33, 32, 74, 224, 270] },
    { feature: 'excessPlace', bounds: [1, 21127], values: [-60, -15, 648] },
    { feature: 'company', bounds: [4593, 5995, 19187, 27603], values: [-66, -38, 107, 214, 446] },
    { feature: 'alone', bounds: [52, 464, 5048], values: [497, 268, 19, -516] },
    { feature: 'outside', bounds: [34, 5010], values: [288, -41, -215] },
    { feature: 'concentration', bounds: [7155], values: [-86, 257] },
    { feature: 'wideShare', bounds: [5357, 9782], values: [80, -265, -529] },
    { feature: 'crowdHand', bounds: [44, 1687, 3717], values: [73, -320, -403, -583] },
    { feature: 'crowdFile', bounds: [21, 339, 508, 5119], values: [55, 39, -330, -383, -431] },
    { feature: 'coOutside', bounds: [263, 1709, 2289, 4083, 5192], values: [7, -33, -70, -79, -146, -182] },
    { feature: 'differ', bounds: [53, 3839], values: [12, -4, -101] },
    { feature: 'addressDiffers', bounds: [555, 5137], values: [25, -71, -87] },
    { feature: 'handedOver', bounds: [185, 4059, 6795], values: [43, 2, -102, -143] },
    { feature: 'consortia', bounds: [25], values: [12, -329] },
    { feature: 'declared', bounds: [76], values: [7, -311] },
    { feature: 'places', bounds: [5000], values: [-12, 23] },
    { feature: 'persons', bounds: [5000, 15000, 25000], values: [-20, 81, 391, 475] },
    { feature: 'staff', bounds: [5000], values: [-6, 319] },
    { feature: 'weakLots', bounds: [5000], values: [-12, 100] },
    { feature: 'relations', bounds: [64], values: [-4, 109] },
    { feature: 'timing', bounds: [537], values: [-1, 95] },
    { feature: 'full', bounds: [1542, 2732, 3164, 4336, 5736], values: [-637, -590, -113, 189, 353, 384] },
    {
      feature: 'jointMean',
      bounds: [1375, 1876, 2313, 3186, 4003],
      values: [-802, -414, -177, -114, 27, 235],
    },
    { feature: 'jointLeast', bounds: [1902, 2309, 4289], values: [-611, 33, 73, 227] },
    {
      feature: 'meeting',
      bounds: [3920, 7016, 11669, 17327, 22169, 27819],
      values: [-497, -253, -169, -61, -29, 136, 195],
    },
    { feature: 'meetingLeast', bounds: [3831, 4464, 25632], values: [-292, -194, -50, 173] },
    { feature: 'closest', bounds: [9002, 9515, 9998], values: [-290, -251, 200, 604] },
    { feature: 'price', bounds: [50243, 106918], values: [-139, 1688, 1777] },
    { feature: 'participation', bounds: [103379, 108238, 196413], values: [-90, -43, 20, 406] },
    { feature: 'wins', bounds: [5948, 8908, 12335], values: [-28, 59, 81, 107] },
    { feature: 'contrast', bounds: [-9246, 1, 2974, 11371], values: [-641, 11, 77, 110, 235] },
  ],
}
