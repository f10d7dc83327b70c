import { writeFileSync } from 'node:fs'
import { alarms } from './alarms.mjs'
import { generated, learntFrom } from './generated.mjs'
import { labelled } from './labelled.mjs'
import { protocol } from './protocol.mjs'
import { published } from './published.mjs'

/**
 * Question: how well do scores and suspected rings agree with what is known, on real markets, on those of
 * other people's generators and on our own?
 *
 *   npm run build && node bench/evaluation/run.mjs [folder of markets] [page] [bidders]
 *
 * Writes the page, docs/evaluation.md by default; minutes. The folder is ../shared/data by default; a market
 * that is not there is left out and said to be. The figures on authors from whom nothing was learnt are those
 * that bench/belief/run.mjs wrote.
 */
const [data = '../shared/data', written = 'docs/evaluation.md', bidders = '2000'] = process.argv.slice(2)
const page = [
  '# Evaluation',
  'Made by `node bench/evaluation/run.mjs`. Default settings, one method for all markets. The scores read no id, date, number of bids or size as such; what those alone would give stands beside them as *context only*.',
  protocol(),
  ...labelled(data),
  alarms(data),
  learntFrom(data),
  generated(Number(bidders)),
  published,
].join('\n\n')
writeFileSync(written, `${page}\n`)
console.log(page)
