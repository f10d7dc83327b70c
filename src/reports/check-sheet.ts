import { AlignmentType, type FileChild, LineRuleType, Paragraph } from 'docx'
import { shanghaiMinute } from '../domain/day.js'
import { type DocumentPart, packedParts } from '../formats/docx.js'
import { ACROSS_WIDTH, body, headingOf, run, SIZE, tableOf, titleOf } from '../formats/official.js'
import type { CheckSheet, SheetFact, SheetLine, SheetMark } from '../handling/sheet.js'
import { sheetTexts as texts } from '../texts/sheet.js'
import { type Lang, listText } from '../texts/text.js'

/** The check sheet as a Word document that is taken along, on pages across. */
export const packSheet = (sheet: CheckSheet, lang: Lang, now: Date): Promise<Buffer> => {
  const title = texts.title[lang]
  const parts: DocumentPart[] = [
    {
      across: true,
      children: [
        ...titleOf([title, texts.subtitle[lang]]),
        ...head(sheet, lang),
        headingOf(1, texts.factsHead[lang]),
        ...factsTable(sheet.facts, lang),
        headingOf(1, texts.linesHead[lang]),
        ...linesTable(sheet.lines, lang),
        headingOf(1, texts.signHead[lang]),
        body(texts.sign[lang]),
        note(`${texts.notice[lang]} ${shanghaiMinute(now.toISOString())}`),
      ],
    },
  ]
  return packedParts({
    title: `${title} ${sheet.lead}`,
    author: sheet.host ?? '',
    at: now.toISOString(),
    parts,
  })
}

const note = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.LEFT,
    spacing: { line: 360, lineRule: LineRuleType.EXACT, before: 120 },
    children: [run(text, 'kai', SIZE.small)],
  })

const head = (sheet: CheckSheet, lang: Lang): FileChild[] => {
  const cells: [string, string][] = [
    [texts.lead[lang], sheet.lead],
    [texts.summary[lang], sheet.summary[lang]],
    [texts.host[lang], sheet.host ?? '—'],
    [texts.handlers[lang], listText(sheet.handlers, lang) || '—'],
    [texts.run[lang], sheet.run ?? '—'],
    ...sheet.numbers.map(({ numbers }): [string, string] => [texts.numbers[lang], numbers.join(' → ')]),
  ]
  return cells.map(([name, value]) => note(lang === 'zh' ? `${name}：${value}` : `${name}: ${value}`))
}

const markText = (mark: SheetMark | null, lang: Lang): string => {
  if (!mark) return texts.empty[lang]
  const verdict = texts.marks[mark.verdict as keyof typeof texts.marks][lang]
  return `${verdict}${lang === 'zh' ? '：' : ': '}${mark.why}`
}

const factsTable = (facts: readonly SheetFact[], lang: Lang): FileChild[] => {
  if (facts.length === 0) return [body(texts.noFacts[lang])]
  return tableOf({
    ...FRAME,
    columns: [
      { head: texts.no[lang], width: 0.05, align: 'centre' },
      { head: texts.fact[lang], width: 0.27, align: 'left' },
      { head: texts.members[lang], width: 0.27, align: 'left' },
      { head: texts.lots[lang], width: 0.06, align: 'centre' },
      { head: texts.grade[lang], width: 0.06, align: 'centre' },
      { head: texts.verdict[lang], width: 0.29, align: 'left' },
    ],
    rows: facts.map((fact) => [
      { text: String(fact.no) },
      { text: `${fact.rule} ${fact.name[lang]}${fact.value === null ? '' : `\n${fact.value}`}` },
      { text: membersText(fact.members, lang) },
      { text: String(fact.lots) },
      { text: fact.grade },
      { text: markText(fact.mark, lang) },
    ]),
  })
}

const MOST_MEMBERS = 6

const membersText = (members: readonly string[], lang: Lang): string => {
  const listed = listText(members.slice(0, MOST_MEMBERS), lang)
  return members.length > MOST_MEMBERS ? `${listed} …（${members.length}）` : listed
}

const linesTable = (lines: readonly SheetLine[], lang: Lang): FileChild[] =>
  tableOf({
    ...FRAME,
    columns: [
      { head: texts.no[lang], width: 0.06, align: 'centre' },
      { head: texts.line[lang], width: 0.18, align: 'left' },
      { head: texts.prefill[lang], width: 0.32, align: 'left' },
      { head: texts.law[lang], width: 0.2, align: 'left' },
      { head: texts.mark[lang], width: 0.24, align: 'left' },
    ],
    rows: lines.map((line) => [
      { text: line.id },
      { text: `${texts.stages[line.stage][lang]} · ${line.text[lang]}` },
      {
        text: `${texts.states[line.prefill.state][lang]}${lang === 'zh' ? '：' : ': '}${line.prefill.text[lang]}`,
      },
      { text: line.law ?? '—' },
      { text: markText(line.mark, lang) },
    ]),
  })

const FRAME = {
  title: '',
  unit: '',
  note: '',
  parts: true,
  lineWidth: ACROSS_WIDTH,
  size: SIZE.tiny,
} as const
