import fc from 'fast-check'

/**
 * Property tests run with one seed, so that the same tree passes or fails the same way everywhere. Other
 * cases are looked for with FAST_CHECK_SEED=random, or a number to see one again.
 */
const asked = process.env.FAST_CHECK_SEED ?? '20250701'
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked) })
