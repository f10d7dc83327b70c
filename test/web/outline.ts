/** Siblings of one role that stand in an outline before the rest is left out. */
const SHOWN = 2

/**
 * What a screen reader is told of a page, as Playwright writes it down, without what is the data's and not
 * the page's: numbers, dates and digests are N, and working days several; a row that has no header cells of
 * columns stands without its cells, addresses of links without what is asked; of a long run of siblings of
 * one role two stand.
 */
export const outlineOf = (snapshot: string): string => fold(snapshot.split('\n').map(lasting)).join('\n')

const lasting = (line: string): string =>
  line
    .replace(/(- \/url: [^?]*)\?.*/, '$1?…')
    .replace(/\bBJ-\d+-[0-9A-F]+/g, 'BJ-N')
    .replace(/\b(?:[0-9a-f]{12,64}|[0-9A-Z]{18})\b/g, 'N')
    .replace(/\[level=(\d)\]/g, '[level=<$1>]')
    .replace(/(?<!<)\d+(?:[.,:T ‐-]*\d+)*/g, 'N')
    .replace(/\bN working day\b/g, 'N working days')
    .replace(/<(\d)>/g, '$1')

/** Where a line's subtree ends. */
const end = (lines: readonly string[], at: number): number => {
  const depth = indent(lines[at]!)
  let next = at + 1
  while (next < lines.length && indent(lines[next]!) > depth) next++
  return next
}
const indent = (line: string): number => line.length - line.trimStart().length
const role = (line: string): string => /^\s*- '?(\w+)/.exec(line)?.[1] ?? line

const fold = (lines: readonly string[]): string[] => {
  const kept: string[] = []
  let run = { role: '', depth: -1, seen: 0 }
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!
    const next = end(lines, at)
    const same = role(line) === run.role && indent(line) === run.depth
    run = { role: role(line), depth: indent(line), seen: same ? run.seen + 1 : 1 }
    if (run.seen <= SHOWN || !FOLDED.has(run.role)) kept.push(...shown(lines.slice(at, next)))
    else if (run.seen === SHOWN + 1) kept.push(`${' '.repeat(run.depth)}- … more of ${run.role}`)
    at = next
  }
  return kept
}

const shown = ([line, ...inside]: readonly string[]): string[] => {
  const isData = role(line!) === 'row' && !inside.some((one) => role(one) === 'columnheader')
  return isData ? [`${' '.repeat(indent(line!))}- row`] : [line!, ...fold(inside)]
}
const FOLDED = new Set(['row', 'listitem', 'img', 'option', 'paragraph', 'link', 'term', 'definition'])
