import { existsSync, readFileSync } from 'node:fs'

/** What has been looked at while what is measured here was made: to be kept true by hand. */
const SEEN = `## What was developed on what

| what | chosen or learnt on | untouched meanwhile |
| --- | --- | --- |
| cuts and weights of lot and pair scores | eight labelled markets, of which Ohio, Ticino and Procurement_Guard are here: their figures below flatter | – (each of the eight left out in turn, the mean AUC of lots was .756 where it was .772 chosen on all) |
| caps, grades and thresholds of rules and levels | markets of our own generator of other seeds | seeds 9101 and 9102; shared and ridge |
| features of the belief in a ring | generate, delta and harbour, each left out in turn | shared and ridge |
| weights of the belief in a ring | generate, delta, harbour, ridge and shared | every real market |

Ohio, Tsuchiura, Texas, Rio, the Philippine sample, Hack Delhi and Procurement_Guard were looked at again and again, so that
no change listed more of them: nothing was learnt from them, but they are not unseen.`

/** The first table below `title` on the page of the bench of belief, as it stands there. */
const tableOf = (page, title) => {
  const lines = page.split('\n')
  const from = lines.findIndex((line, i) => line.startsWith('|') && i > lines.indexOf(`## ${title}`))
  const rest = lines.slice(from)
  return rest.slice(
    0,
    rest.findIndex((line) => !line.startsWith('|')),
  )
}

/**
 * Which sets were developed on, and what the suspected rings are worth on markets of authors from whom
 * nothing was learnt: the figures of bench/belief, from its page at `path`.
 */
export const protocol = (path = 'docs/belief.md') => {
  if (!existsSync(path)) return `${SEEN}\n\nNot measured: bench/belief has not written ${path}.`
  const page = readFileSync(path, 'utf8')
  const rows = tableOf(page, 'Learnt from other sources only')
  const alone = tableOf(page, 'Rules alone, before any belief')
  return [
    '## Suspected rings on markets of authors from whom nothing was learnt',
    `The figure to expect. Generated markets of five sources, each by another author; each is judged by weights learnt from the others ([belief.md](belief.md), made by \`bench/belief/run.mjs\`, has kinds of market, how rare rings are, mechanisms and reliability). Published = only who bid what and who won. Shared and harbour come nearest to what offices have; delta's rings act faintly, on few lots.`,
    rows.join('\n'),
    'The rules alone, before a group is asked how believable it is:',
    alone.join('\n'),
    '![Share of rings in each tenth of the posterior](images/belief-reliability.svg)',
    SEEN,
  ].join('\n\n')
}
