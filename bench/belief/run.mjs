import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { reliabilityDiagram } from './diagram.mjs'
import { groupsOf } from './groups.mjs'
import { allMarkets } from './markets.mjs'
import { parseDetectSettings } from './product.mjs'
import { reportOf } from './report.mjs'

/**
 * Question: may the listed rings be believed on markets of authors from whom nothing was learnt?
 *
 *   npm run build && node bench/belief/run.mjs [cache folder] [prior] > docs/belief.md
 *
 * Every source is judged by weights learnt from the others (left out), and by weights learnt from the other
 * three quarters of its own markets as well (in source). Draws docs/images/belief-reliability.svg besides.
 */
const cache = process.argv[2] ?? join(tmpdir(), 'biaojian-belief')
const { belief } = parseDetectSettings({}).rings
const markets = []
for (const spec of await allMarkets()) markets.push({ ...spec, ...(await groupsOf(spec, cache)) })
const { text, reliability } = reportOf(markets, {
  ...belief,
  prior: Number(process.argv[3] ?? belief.prior),
})
const images = fileURLToPath(new URL('../../docs/images', import.meta.url))
mkdirSync(images, { recursive: true })
writeFileSync(join(images, 'belief-reliability.svg'), reliabilityDiagram(reliability))
process.stdout.write(text)
