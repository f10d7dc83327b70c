import { terminalText } from './terminal-text.js'

/** A line on stderr that is rewritten while work goes on; silent off a terminal. */
export interface Meter {
  update(done: number, of: number, what: string, rows?: number): void
  end(): void
}

const EVERY_MS = 200

export const meter = (
  enabled: boolean,
  format: (share: string, what: string, rate: string, left: string) => string,
): Meter => {
  const live = enabled && Boolean(process.stderr.isTTY)
  const started = performance.now()
  let last = 0
  let shown = false
  return {
    update(done, of, what, rows) {
      const now = performance.now()
      if (!live || now - last < EVERY_MS) return
      last = now
      const seconds = (now - started) / 1000
      const share = of > 0 ? Math.min(1, done / of) : 0
      const left = share > 0.01 ? duration((seconds * (1 - share)) / share) : '…'
      const rate = rows === undefined ? '' : Math.round(rows / seconds).toLocaleString('en')
      process.stderr.write(`\r\u001b[2K${terminalText(format((share * 100).toFixed(0), what, rate, left))}`)
      shown = true
    },
    end() {
      if (shown) process.stderr.write('\r\u001b[2K')
    },
  }
}

const duration = (seconds: number): string =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
