import { factFeatures } from './fact-features.js'
import { fillingFeatures } from './filling-features.js'
import { handingFeatures } from './handing-features.js'
import { lotFeatures } from './lot-features.js'
import { meetingFeatures } from './meeting-features.js'
import { FEATURES, featureIndex, type Put } from './names.js'
import { placingFeatures } from './placing-features.js'
import { priceFeatures } from './price-features.js'
import { crowdFeatures, useFeatures } from './use-features.js'
import type { BeliefMarket, GroupView } from './view.js'

/** The features of a group, in the order of FEATURES. Pure. */
export const featuresOf = (context: BeliefMarket, view: GroupView): Float64Array => {
  const features = new Float64Array(FEATURES.length)
  const put: Put = (name, value) => {
    features[featureIndex[name]] = value
  }
  factFeatures(view, put)
  useFeatures(context, view, put)
  crowdFeatures(context, view, put)
  lotFeatures(context.market, view, put)
  meetingFeatures(context, view, put)
  priceFeatures(context, view, put)
  fillingFeatures(context, view, put)
  placingFeatures(context, view, put)
  handingFeatures(context.market, view, put)
  return features
}
