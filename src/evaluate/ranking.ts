/**
 * How well a score ranks what is labelled above what is not. Scores and labels by position; NaN scores stand
 * last.
 */
export interface Ranked {
  score: ArrayLike<number>
  /** 1 = labelled */
  label: ArrayLike<number>
}

/**
 * Area under the ROC curve: the chance that a labelled one scores above another, ties half (Mann–Whitney);
 * null without both kinds.
 */
export const auc = ({ score, label }: Ranked): number | null => {
  const order = ascending(score)
  let labelled = 0
  let rankSum = 0
  for (let i = 0; i < order.length; ) {
    let j = i
    while (j < order.length && value(score, order[j]!) === value(score, order[i]!)) j++
    for (let k = i; k < j; k++)
      if (label[order[k]!] === 1) {
        labelled++
        rankSum += (i + 1 + j) / 2
      }
    i = j
  }
  const others = order.length - labelled
  return labelled === 0 || others === 0
    ? null
    : (rankSum - (labelled * (labelled + 1)) / 2) / (labelled * others)
}

/**
 * Average precision, best first. Equal scores are one step: their precision is that of the step's end, so
 * that the order in which ties were given earns nothing. Null without a labelled one.
 */
export const averagePrecision = ({ score, label }: Ranked): number | null => {
  const order = ascending(score).reverse()
  let seen = 0
  let hits = 0
  let sum = 0
  while (seen < order.length) {
    let step = 0
    const at = value(score, order[seen]!)
    while (seen < order.length && value(score, order[seen]!) === at)
      step += label[order[seen++]!] === 1 ? 1 : 0
    hits += step
    sum += step * (hits / seen)
  }
  return hits === 0 ? null : sum / hits
}

/**
 * Share of labelled ones among the first k; those that tie for the last places count by their share. Null
 * when there are fewer than k.
 */
export const precisionAt = ({ score, label }: Ranked, k: number): number | null => {
  const order = ascending(score).reverse()
  if (order.length < k) return null
  const last = value(score, order[k - 1]!)
  let sure = 0
  let places = k
  let tied = 0
  let tiedLabelled = 0
  for (const i of order) {
    const at = value(score, i)
    if (at > last) {
      sure += label[i] === 1 ? 1 : 0
      places--
    } else if (at === last) {
      tied++
      tiedLabelled += label[i] === 1 ? 1 : 0
    }
  }
  return (sure + (places * tiedLabelled) / tied) / k
}

const value = (score: ArrayLike<number>, i: number): number =>
  Number.isNaN(score[i]!) ? Number.NEGATIVE_INFINITY : score[i]!

const ascending = (score: ArrayLike<number>): Int32Array =>
  Int32Array.from({ length: score.length }, (_, i) => i).sort((x, y) => {
    const [p, q] = [value(score, x), value(score, y)]
    return p < q ? -1 : p > q ? 1 : x - y
  })
