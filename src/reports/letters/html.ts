import { resolve } from '../blocks.js'
import { blockHtml, esc, htmlPage } from '../html-page.js'
import type { LetterDraft } from './letter.js'
import { annexMark } from './page.js'

/** The draft as one page to be looked at: the covering sheet, the letter, its annexes. */
export const letterHtml = ({ context, cover, text, blocks, annexes }: LetterDraft): Buffer => {
  const { lang, book } = context
  const line = (content: string, kind = ''): string => `<p${kind && ` class="${kind}"`}>${esc(content)}</p>`
  const parts = [
    `<aside><strong>${esc(cover.title)}</strong>${[cover.mark, ...cover.notes, cover.made].map((note) => line(note)).join('')}</aside>`,
    `<header>${line(text.issuer, 'masthead')}<p class="number"><span>${esc(text.number)}</span></p></header>`,
    `<h1>${esc(text.title)}</h1>`,
    ...(text.addressee === undefined ? [] : [line(text.addressee, 'to')]),
    ...(text.opening === undefined ? [] : [line(text.opening)]),
    ...blocks.map(blockHtml),
    line(text.closing),
    ...text.annexes.map((annex) => line(annex)),
    ...[text.issuer, text.day].map((one) => line(one, 'signature')),
    line(text.copies, 'note'),
    line(text.printed, 'note'),
    ...annexes.flatMap(({ block }, i) => [
      `<h2 class="annex">${esc(annexMark(annexes, i, lang))}</h2>`,
      ...resolve([block], book, lang).map(blockHtml),
    ]),
  ]
  return htmlPage({ title: text.title, lang, parts })
}
