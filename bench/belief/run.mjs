import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asked } from './asked.mjs'
import { reliabilityDiagram } from './diagram.mjs'
import { parseDetectSettings } from './product.mjs'
import { reportOf } from './report.mjs'

/**
 * Question: may the listed rings be believed on markets of authors from whom nothing was learnt?
 *
 *   npm run build && node bench/belief/run.mjs [--cache DIR] [--prior N] [--every N] [--bidders N]
 *     [--images DIR] [--calibration SLOPE,SHIFT,SLOPE,SHIFT] > docs/belief.md
 *
 * Every source is judged by weights learnt from the others (left out), and by weights learnt from the other
 * three quarters of its own markets as well (in source). Draws belief-reliability.svg besides, in docs/images
 * by default. `--every N` takes each N-th market only, `--bidders N` makes them of so many and three lots for
 * each.
 */
const { flags, markets } = await asked({
  prior: { type: 'string' },
  calibration: { type: 'string' },
  images: { type: 'string', default: 'docs/images' },
})
const { belief } = parseDetectSettings({}).rings
const calibrationOf = ([slope, shift, bareSlope, bareShift]) => ({
  shown: { slope, shift },
  bare: { slope: bareSlope, shift: bareShift },
})
const { text, reliability } = reportOf(
  markets,
  { ...belief, prior: Number(flags.prior ?? belief.prior) },
  flags.calibration && calibrationOf(flags.calibration.split(',').map(Number)),
)
mkdirSync(flags.images, { recursive: true })
writeFileSync(join(flags.images, 'belief-reliability.svg'), reliabilityDiagram(reliability))
process.stdout.write(text)
