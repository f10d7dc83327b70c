import { xmlText } from '../formats/clean-text.js'
import { pngOf } from '../formats/png.js'
import { stampedDocx } from './stamp-docx.js'
import type { StampWords } from './stamp-words.js'
import { stampedXlsx } from './stamp-xlsx.js'

const typeOf = (mediaType: string): string => mediaType.split(';')[0]!.trim()

/** Whether a file has pages that a stamp can stand on. */
export const isStampable = (mediaType: string): boolean => {
  const type = typeOf(mediaType)
  return /(wordprocessingml\.document|spreadsheetml\.sheet)$/.test(type) || PAGES.has(type)
}

const PAGES: ReadonlySet<string> = new Set(['text/html', 'image/svg+xml', 'image/png'])

/**
 * A file that this program made, with a stamp: Word across and at the head of every page, Excel on a first
 * sheet of its own and at the head of what is printed, a page to print and pictures across. Formats for other
 * programs, packages whose bytes are signed, and tables of plain text stay as they are. The same stamp on the
 * same bytes gives the same bytes.
 */
export const stamped = async (bytes: Buffer, mediaType: string, words: StampWords): Promise<Buffer> => {
  const type = typeOf(mediaType)
  if (type.endsWith('wordprocessingml.document')) return stampedDocx(bytes, words)
  if (type.endsWith('spreadsheetml.sheet')) return stampedXlsx(bytes, words)
  if (type === 'text/html') return Buffer.from(stampedHtml(bytes.toString(), words))
  if (type === 'image/svg+xml') return Buffer.from(stampedSvg(bytes.toString(), words))
  if (type === 'image/png') return stampedPng(bytes, words)
  return bytes
}

const stampedHtml = (page: string, { mark, lines }: StampWords): string => {
  const style =
    '<style>.release-stamp{margin:0;padding:.4rem 1rem;text-indent:0;text-align:center;font-size:.8rem;color:#444}.release-mark{position:fixed;inset:0;display:grid;place-items:center;pointer-events:none;font-size:3rem;color:rgb(0 0 0/.12);transform:rotate(-35deg);white-space:nowrap}@media print{.release-stamp{position:fixed;top:0;left:0;right:0}}</style>'
  const told = `<p class="release-stamp">${xmlText(lines.join(' · '))}</p><div class="release-mark" aria-hidden="true">${xmlText(mark)}</div>`
  return page.replace('</head>', `${style}</head>`).replace(/<body[^>]*>/, (body) => body + told)
}

const stampedSvg = (svg: string, words: StampWords): string => {
  const [, width, height] = /viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"/.exec(svg) ??
    /width="([\d.]+)"[^>]*height="([\d.]+)"/.exec(svg) ?? ['', '800', '600']
  const end = svg.lastIndexOf('</svg>')
  return svg.slice(0, end) + acrossSvg(Number(width), Number(height), words) + svg.slice(end)
}

/** The stamp across a picture, and its lines at the foot. */
const acrossSvg = (width: number, height: number, { mark, lines }: StampWords): string => {
  const size = Math.max(12, Math.min(width, height) / 12)
  const small = Math.max(9, Math.min(14, width / 90))
  const [x, y] = [width / 2, height / 2]
  const turn = (-Math.atan2(height, width) * 180) / Math.PI
  return `<g font-family="Noto Sans SC,sans-serif" text-anchor="middle"><text x="${x}" y="${y}" font-size="${size.toFixed(1)}" fill="#000" fill-opacity="0.14" transform="rotate(${turn.toFixed(1)} ${x} ${y})">${xmlText(mark)}</text><text x="${x}" y="${(height - small / 2).toFixed(1)}" font-size="${small.toFixed(1)}" fill="#444">${xmlText(lines.join(' · '))}</text></g>`
}

const PNG_SIZE_AT = 16

const stampedPng = (png: Buffer, words: StampWords): Promise<Buffer> => {
  const [width, height] = [png.readUInt32BE(PNG_SIZE_AT), png.readUInt32BE(PNG_SIZE_AT + 4)]
  const picture = `<image href="data:image/png;base64,${png.toString('base64')}" width="${width}" height="${height}"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${picture}${acrossSvg(width, height, words)}</svg>`
  return pngOf(svg, { width, height }, 1)
}
