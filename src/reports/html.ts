import { reportTexts as texts } from '../texts/report.js'
import { say } from '../texts/text.js'
import type { ShownBlock } from './blocks.js'
import type { Annex } from './docx.js'
import {
  annexLines,
  ccLine,
  dateLine,
  type Front,
  frontLines,
  issueLine,
  signerLine,
  toLine,
} from './front.js'
import { blockHtml, esc, htmlPage, tableHtml } from './html-page.js'
import { markOf, type Report } from './report.js'

/** The report as one self-contained page: no script, nothing fetched; pictures inline as SVG. */
export const htmlOf = (report: Report, front: Front, annex: Annex[] = []): Buffer => {
  const { lang, title, edition } = report
  const parts = [
    `<header><p class="mark"><span>${esc(markOf(edition, lang))}</span></p>`,
    `<p class="masthead">${esc(say(texts.masthead, lang))}</p><p class="issue">${esc(issueLine(front, lang))}</p>`,
    `<p class="number"><span>${esc(front.issuer)}</span><span>${esc(edition === 'public' ? dateLine(front, lang) : signerLine(front, lang))}</span></p></header>`,
    `<h1>${esc(title)}</h1><p class="issue">（${esc(say(texts.leadNotFinding, lang))}）</p>`,
    ...(edition === 'public' ? [] : [`<p class="to">${esc(toLine(front, lang))}</p>`]),
    ...withSignature(report, front).map((block) => (typeof block === 'string' ? block : blockHtml(block))),
    ...annex.map(({ label, table }) => `<h2>${esc(label)}</h2>${tableHtml(table)}`),
    `<aside><strong>${esc(say(texts.leadNotFinding, lang))}</strong><p>${esc(say(texts.disclaimer, lang))}</p>`,
    ...(edition === 'public' ? [] : [`<p>${esc(ccLine(front, lang))}</p>`]),
    '<dl>',
    ...frontLines(report, front).map(
      ([name, text]) => `<div><dt>${esc(name)}</dt><dd>${esc(text)}</dd></div>`,
    ),
    '</dl></aside>',
  ]
  return htmlPage({ title, lang, parts })
}

/** The blocks with list of annexes and signature between text and annexes. */
const withSignature = (report: Report, front: Front): (ShownBlock | string)[] => {
  const at = report.blocks.findIndex(({ type }) => type === 'annex')
  const end = at < 0 ? report.blocks.length : at
  const list = annexLines(report).map((line) => `<p>${esc(line)}</p>`)
  const signature = [front.issuer, dateLine(front, report.lang)].filter(Boolean)
  return [
    ...report.blocks.slice(0, end),
    ...(list.length > 0 ? [`<p>${esc(say(texts.annex, report.lang))}：</p>`, ...list] : []),
    ...signature.map((line) => `<p class="signature">${esc(line)}</p>`),
    ...report.blocks.slice(end),
  ]
}
