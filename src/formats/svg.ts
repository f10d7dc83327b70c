/** Small deterministic SVG: coordinates to a tenth of a pixel, one font, no scripts, no references. */
export const FONT = 'Noto Sans SC'
/** what a browser without that font shows instead */
const FONTS = `'${FONT}','Microsoft YaHei','PingFang SC',sans-serif`

export const INK = '#222222'
export const GREY = '#8a8f98'
export const RULE = '#d9dce1'
export const NAVY = '#1f4e79'
export const PALE = '#c9d8e8'
export const RED = '#b3261e'
export const AMBER = '#c77d0a'

export const at = (x: number): string => String(Math.round(x * 10) / 10)

export const escapeXml = (text: string): string =>
  text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '',
    )
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

export const svgOf = (width: number, height: number, title: string, parts: string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${at(width)} ${at(height)}" width="${at(width)}" height="${at(height)}" role="img" aria-label="${escapeXml(title)}" font-family="${FONTS}"><rect width="100%" height="100%" fill="#ffffff"/>${parts.join('')}</svg>`

export const rect = (x: number, y: number, w: number, h: number, fill: string, more = ''): string =>
  `<rect x="${at(x)}" y="${at(y)}" width="${at(w)}" height="${at(h)}" fill="${fill}"${more}/>`

export const line = (
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  stroke: string,
  width = 1,
  more = '',
): string =>
  `<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" stroke="${stroke}" stroke-width="${at(width)}"${more}/>`

export const circle = (x: number, y: number, r: number, fill: string, stroke = 'none', width = 1): string =>
  `<circle cx="${at(x)}" cy="${at(y)}" r="${at(r)}" fill="${fill}" stroke="${stroke}" stroke-width="${at(width)}"/>`

export const polyline = (points: [number, number][], stroke: string, width = 2): string =>
  `<polyline points="${points.map(([x, y]) => `${at(x)},${at(y)}`).join(' ')}" fill="none" stroke="${stroke}" stroke-width="${at(width)}"/>`

export const label = (
  x: number,
  y: number,
  text: string,
  { size = 12, anchor = 'middle', fill = INK, bold = false } = {},
): string =>
  `<text x="${at(x)}" y="${at(y)}" font-size="${at(size)}" text-anchor="${anchor}" fill="${fill}"${bold ? ' font-weight="700"' : ''}>${escapeXml(text)}</text>`

/** A bar that reads in grey too: outlined, with lines across. */
export const hatched = (x: number, y: number, w: number, h: number, stroke: string, step = 4): string => {
  const lines: string[] = []
  for (let k = step; k < w + h; k += step) {
    const [from, to] = [Math.max(0, k - h), Math.min(k, w)]
    lines.push(line(x + from, y + k - from, x + to, y + k - to, stroke, 1.2))
  }
  return rect(x, y, w, h, '#ffffff', ` stroke="${stroke}" stroke-width="1"`) + lines.join('')
}

/** How a legend draws what it explains, as the picture does. */
export type Swatch = 'square' | 'hollow' | 'hatched' | 'dot' | 'ring' | 'target'

const swatch = (mark: Swatch, x: number, y: number, fill: string): string => {
  switch (mark) {
    case 'square':
      return rect(x, y - 9, 11, 11, fill)
    case 'hollow':
      return rect(x, y - 9, 11, 11, '#ffffff', ` stroke="${fill}" stroke-width="1.6"`)
    case 'hatched':
      return hatched(x, y - 9, 11, 11, fill)
    case 'dot':
      return circle(x + 5.5, y - 4, 5.5, fill)
    case 'ring':
      return circle(x + 5.5, y - 4, 4.6, '#ffffff', fill, 1.8)
    case 'target':
      return circle(x + 5.5, y - 4, 5.5, '#ffffff', fill, 1.6) + circle(x + 5.5, y - 4, 3, fill)
  }
}

/** Swatches with their meaning, side by side from x; returns the parts. */
export const legend = (
  x: number,
  y: number,
  entries: { fill: string; text: string; hollow?: boolean; mark?: Swatch }[],
): string[] => {
  const parts: string[] = []
  for (const { fill, text, hollow, mark } of entries) {
    parts.push(swatch(mark ?? (hollow ? 'hollow' : 'square'), x, y, fill))
    parts.push(label(x + 16, y, text, { anchor: 'start', size: 12 }))
    x += 30 + widthOf(text, 12)
  }
  return parts
}

/** About how wide a text is: a Chinese character is as wide as it is high, others a little over half. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e7f ? 1 : 0.56), 0) * size

/** Round steps for an axis from 0 that reaches `most`: about four of them. */
export const ticks = (most: number, whole = true): number[] => {
  const rough = Math.max(most, whole ? 4 : 1e-9) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10]
    .map((m) => m * power)
    .find((s) => s >= rough && (!whole || Number.isInteger(s)))!
  const count = Math.max(1, Math.ceil(most / step - 1e-9))
  return Array.from({ length: count + 1 }, (_, i) => Math.round(i * step * 1e9) / 1e9)
}
