import { type Lang, listText } from '../../texts/text.js'
/** A, B, … Z, A1, B1 … */
export const memberCode = (i: number): string =>
  String.fromCharCode(65 + (i % 26)) + (i < 26 ? '' : String(Math.floor(i / 26)))

/** A—D、F or A–D, F: neighbours in one. */
export const codesOf = (places: readonly number[], lang: Lang): string => {
  const spans: [number, number][] = []
  for (const place of places) {
    const last = spans.at(-1)
    if (last && last[1] === place - 1) last[1] = place
    else spans.push([place, place])
  }
  return listText(
    spans.flatMap(([from, to]) =>
      to - from > 1
        ? [`${memberCode(from)}—${memberCode(to)}`]
        : [...new Set([memberCode(from), memberCode(to)])],
    ),
    lang,
  )
}
