import { pngOf } from '../formats/png.js'
import { csv } from './csv.js'
import { cx2 } from './cx2.js'
import { ftm } from './ftm.js'
import { gexf } from './gexf.js'
import { graphml } from './graphml.js'
import { i2 } from './i2.js'
import { json } from './json.js'
import type { ExportModel } from './model.js'
import { pictureOf } from './svg.js'
import { workbook } from './workbook.js'

/** Pieces of a file, made as they are taken. */
export type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

export interface FormatInfo {
  extension: string
  mediaType: string
  /** its file's name in an evidence package */
  inPackage: string
  write(model: ExportModel, options: FormatOptions): Pieces
}

export interface FormatOptions {
  /** version of FollowTheMoney */
  ftm?: 3 | 4
  /** of a picture of many rings, from 1 */
  page?: number
}

/** One line per format; this is the list. */
export const FORMAT = {
  graphml: info('graphml', 'application/graphml+xml', 'ring.graphml', graphml),
  gexf: info('gexf', 'application/gexf+xml', 'ring.gexf', gexf),
  cx2: info('cx2', 'application/json', 'ring.cx2', cx2),
  ftm: info('ftm.json', 'application/x-ndjson', 'ring.ftm.json', (model, options) =>
    ftm(options.ftm ?? 3)(model),
  ),
  i2: info('i2.zip', 'application/zip', 'ring.i2.zip', i2),
  csv: info('csv', 'text/csv; charset=utf-8', 'evidence.csv', csv),
  xlsx: info(
    'xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'workbook.xlsx',
    workbook,
  ),
  json: info('json', 'application/json', 'ring.json', json),
  svg: info('svg', 'image/svg+xml', 'ring.svg', (model, { page }) => [pictureOf(model, page).svg]),
  png: info('png', 'image/png', 'ring.png', png),
} as const satisfies Record<string, FormatInfo>

export type Format = keyof typeof FORMAT
export const FORMATS = Object.keys(FORMAT) as Format[]

/** Formats that come in pages. */
export const isPaged = (format: Format): boolean => format === 'svg' || format === 'png'

/** `BJ-20260301-1A2B3C4D.graphml`; a page after the first `BJ-20260301-1A2B3C4D-2.svg` */
export const fileNameOf = (model: ExportModel, format: Format, page = 1): string =>
  `${model.head.number}${page > 1 ? `-${page}` : ''}.${FORMAT[format].extension}`

function info(
  extension: string,
  mediaType: string,
  inPackage: string,
  write: FormatInfo['write'],
): FormatInfo {
  return { extension, mediaType, inPackage, write }
}

async function* png(model: ExportModel, { page }: FormatOptions): AsyncGenerator<Uint8Array> {
  const { svg, ...size } = pictureOf(model, page)
  yield await pngOf(svg, size)
}
