/**
 * In place of d3-interpolate, d3-format and d3-time-format below d3-scale: scales of the console place
 * numbers and days, and what stands at a tick is written by the console. Their colours, texts and formats,
 * two thirds of the whole, stay out of the first file.
 */
export const interpolateNumber =
  (from: number, to: number) =>
  (share: number): number =>
    from * (1 - share) + to * share

export const interpolate = interpolateNumber

export const interpolateRound =
  (from: number, to: number) =>
  (share: number): number =>
    Math.round(interpolateNumber(from, to)(share))

const unwritten = (): never => {
  throw new Error('Scales of the console write nothing: format a tick where it is drawn')
}

/** What a scale asks for when it is made, and calls only to write a tick. */
const unwritable = (): (() => never) => unwritten

export {
  unwritable as format,
  unwritable as formatPrefix,
  unwritable as formatSpecifier,
  unwritable as timeFormat,
  unwritable as utcFormat,
  unwritten as piecewise,
  unwritten as precisionFixed,
  unwritten as precisionPrefix,
  unwritten as precisionRound,
}
