import type { FileChild } from 'docx'
import { body } from '../formats/official.js'
import { FILE_CLASSES, dossierTexts as texts } from '../texts/dossier.js'
import type { DossierParts } from './dossier-parts.js'
import { plainTable } from './dossier-table.js'

/** In half points: a SHA-256 fills one line. */
const CHECK_SIZE = 18

/**
 * The list of electronic data of the package (Rules on electronic data, Fa Fa [2016] No. 22, article 14):
 * name, class, format and check values of each file, and blanks for what the record of its extraction says
 * and for those who sign.
 */
export const dataList = ({ files, words }: DossierParts): FileChild[] => [
  body(words.text(texts.dataIntro)),
  ...plainTable(
    words.text(texts.dataTable),
    [
      [words.text(texts.headNumber), 0.05, 'centre'],
      [words.text(texts.headFile), 0.14],
      [words.text(texts.headClass), 0.1],
      [words.text(texts.headFormat), 0.08, 'centre'],
      [words.text(texts.headSize), 0.07, 'right'],
      [words.text(texts.headSums), 0.56],
    ],
    files.map(({ name, size, sha256, sm3 }, i) => [
      String(i + 1),
      name,
      words.text(classOf(name)),
      (/\.([^./]+)$/.exec(name)?.[1] ?? '').toUpperCase(),
      String(size),
      `SHA-256 ${sha256}\nSM3 ${sm3}`,
    ]),
    { note: words.text(texts.dataNote), across: true, size: CHECK_SIZE },
  ),
  ...plainTable(
    words.text(texts.recordTable),
    [
      [words.text(texts.headField), 0.24],
      [words.text(texts.headContent), 0.76],
    ],
    [texts.recordCase, texts.recordObject, texts.recordPlace, texts.recordTime, texts.recordMethod].map(
      (field) => [words.text(field), ''],
    ),
    { across: true },
  ),
  ...plainTable(
    words.text(texts.signTable),
    [
      [words.text(texts.headRole), 0.3],
      [words.text(texts.headSignature), 0.42],
      [words.text(texts.headSigned), 0.28],
    ],
    [texts.signTaker, texts.signTaker, texts.signHolder, texts.signWitness].map((role) => [
      words.text(role),
      '',
      words.text(texts.dateBlank),
    ]),
    { note: words.text(texts.signNote), across: true },
  ),
]

const classOf = (name: string) =>
  FILE_CLASSES.find(({ pattern }) => pattern.test(name))?.text ?? FILE_CLASSES.at(-1)!.text
