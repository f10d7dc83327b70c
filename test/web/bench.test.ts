import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { CHROMIUM, countyMarket, openConsole, withoutBrowser } from './browser.js'

it.skipIf(withoutBrowser)('the bench of long lists times the rows of one', async () => {
  const console = await openConsole(countyMarket)
  try {
    const said = execFileSync(process.execPath, ['bench/console/rings.mjs', console.url, '300', '1'], {
      encoding: 'utf8',
      env: { ...process.env, CHROMIUM },
    })
    expect(said).toMatch(/^framesPerS +\d/m)
  } finally {
    await console.close()
  }
})
