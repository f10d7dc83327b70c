import { cleanText } from '../formats/clean-text.js'
import type { Lang } from '../texts/text.js'
import type { ShownBlock } from './blocks.js'

type Table = Omit<Extract<ShownBlock, { type: 'table' }>, 'type'>

/** A paper as one self-contained page: no script, nothing fetched; pictures inline as SVG. */
export const htmlPage = ({
  title,
  lang,
  parts,
}: {
  title: string
  lang: Lang
  parts: readonly string[]
}): Buffer =>
  Buffer.from(
    `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${esc(title)}</title><style>${STYLE}</style></head><body><main>${parts.join('\n')}</main></body></html>\n`,
  )

export const blockHtml = (block: ShownBlock): string => {
  switch (block.type) {
    case 'points':
      return `<section class="points"><h2>${esc(block.title)}</h2>${block.lines.map((line, i) => `<p>${i + 1}.${esc(line)}</p>`).join('')}</section>`
    case 'annex':
      return `<h2 class="annex">${esc(block.label)}　${esc(block.title)}</h2>`
    case 'heading':
      return `<h${block.level + 1}>${esc(block.text)}</h${block.level + 1}>`
    case 'text':
      return `<p>${esc(block.text)}</p>`
    case 'table':
      return tableHtml(block)
    case 'picture':
      return `<figure>${block.svg}<figcaption>${esc(block.title)}</figcaption></figure>`
  }
}

export const tableHtml = ({ title, unit, columns, rows, note }: Table): string => {
  const align = columns.map(({ align: of }) => (of === 'left' ? '' : ` class="${of}"`))
  const head = columns.map(({ head: text }) => `<th scope="col">${esc(text)}</th>`).join('')
  const body = rows
    .map((row) => `<tr>${row.map(({ text }, i) => `<td${align[i]}>${esc(text)}</td>`).join('')}</tr>`)
    .join('')
  return `<div class="table"><table><caption>${esc(title)}${unit ? `<small>${esc(unit)}</small>` : ''}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>${note ? `<p class="note">${esc(note)}</p>` : ''}`
}

export const esc = (text: string): string =>
  cleanText(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

const STYLE = `
body{margin:0;background:#eceef1;color:#1c1c1c;font:16px/1.9 FangSong,STFangsong,'Noto Serif CJK SC','Songti SC',serif}
main{max-width:54rem;margin:0 auto;padding:2.5rem 3rem 4rem;background:#fff}
header .mark,header .number{display:flex;justify-content:space-between;margin:.2rem 0;font-weight:700}
header .number{font-weight:400;border-bottom:3px solid #c00000;padding-bottom:.4rem}
.masthead{color:#c00000;text-align:center;font-size:2.2rem;letter-spacing:.1em;margin:.6rem 0;font-weight:700}
h1{text-align:center;font-size:1.55rem;margin:1.6rem 0}
h2{font:700 1.15rem/1.8 SimHei,'Noto Sans SC',sans-serif;margin:1.4rem 0 .3rem}
h3{font:400 1.05rem/1.8 KaiTi,STKaiti,serif;margin:1rem 0 .2rem}
p{margin:.3rem 0;text-indent:2em;text-align:justify}
header p,aside p,.note{text-indent:0}
aside{border:1px solid #999;padding:.7rem 1rem;font-size:.92rem}
dl{display:grid;grid-template-columns:1fr 1fr;gap:0 1.5rem;margin:.5rem 0 0}
dl div{display:flex;gap:.8em}dt{color:#555;white-space:nowrap}dd{margin:0}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:.8rem 0 .2rem;font-size:.88rem;line-height:1.5}
caption{font-weight:700;padding:.3rem 0}caption small{float:right;font-weight:400}
th,td{border:1px solid #777;padding:.2rem .5rem;vertical-align:middle}th{background:#f3f4f6;font-weight:700}
td.right{text-align:right;font-variant-numeric:tabular-nums}td.centre{text-align:center}
header .issue,.issue{text-align:center;text-indent:0}.to,.signature{text-indent:0}.signature{text-align:right;padding-right:2em}
.points{border:1px solid #c00000;padding:.4rem 1rem;margin:.6rem 0}.annex{break-before:page}
.note{font-size:.85rem;color:#444}
figure{margin:1rem 0;text-align:center}figure svg{max-width:100%;height:auto}figcaption{font-weight:700;font-size:.9rem}
@page{size:A4;margin:37mm 26mm 35mm 28mm}
@media print{body{background:#fff}main{padding:0}h2,h3{break-after:avoid}figure,tr{break-inside:avoid}thead{display:table-header-group}caption,thead tr{break-after:avoid}tbody tr:first-child{break-before:avoid}}
`.replaceAll('\n', '')
