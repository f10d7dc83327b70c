import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { AppError } from '../../domain/errors.js'

/**
 * Types of letters and lists. What 两书一单 stands for is not written down anywhere public: the three
 * candidate sets are here, and an office replaces or adds types with a file of its own (`--types`).
 */
const Text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

export const SECTIONS = [
  'problems',
  'causes',
  'basis',
  'suggestions',
  'reply',
  'problem-list',
  'transfer-form',
  'source',
  'case-facts',
  'parties',
  'criminal-law',
  'measures',
  'evidence',
  'opinion',
  'case-files',
  'supervision-list',
  'report-list',
] as const
export type Section = (typeof SECTIONS)[number]

export const LetterType = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
  name: Text,
  /** office that issues it, and whom it is for */
  issuer: Text,
  addressee: Text,
  /** what the name of an office that may issue it holds, as a pattern; any office when left out */
  issuedBy: z.string().optional(),
  /** what the name of an office that may not issue it holds, as a pattern */
  notBy: z.string().optional(),
  /** word of the number: `{word}〔year〕n号`; the number itself is given by the office */
  word: z.string().min(1),
  /** `ring`: about one suspected ring; `period`: about all of a period; `office`: about neither */
  about: z.enum(['ring', 'period', 'office']),
  sections: z.array(z.enum(SECTIONS)).min(1),
  /** null: the office sets it */
  replyTerm: Text.nullable(),
  /** V checked, M from memory, D this project's default, ? unknown */
  termMark: z.enum(['V', 'M', 'D', '?']),
  /** names bidders, buyers and lots; otherwise A公司 */
  named: z.boolean(),
  public: z.boolean(),
})
export type LetterType = z.infer<typeof LetterType>

const t = (zh: string, en: string): { zh: string; en: string } => ({ zh, en })
const LETTER: Section[] = ['problems', 'causes', 'basis', 'suggestions', 'reply', 'problem-list']
const REGULATOR = t('有关行业主管部门', 'the industry regulator')
const UNIT = t('有关单位', 'the unit concerned')
const POLICE = t('公安机关', 'police')

const letter = (
  of: Omit<LetterType, 'about' | 'public' | 'named' | 'sections'> & Partial<LetterType>,
): LetterType => ({
  about: 'ring',
  sections: LETTER,
  named: false,
  public: false,
  ...of,
})

const BY_POLICE = '公安|派出所|police'

export const LETTER_TYPES: readonly LetterType[] = [
  letter({
    code: 'police-suggestion',
    name: t('公安建议书', 'Police suggestion'),
    issuer: POLICE,
    addressee: REGULATOR,
    issuedBy: BY_POLICE,
    word: '公建',
    replyTerm: null,
    termMark: '?',
  }),
  letter({
    code: 'risk-notice',
    name: t('风险提示书', 'Risk notice'),
    issuer: POLICE,
    addressee: UNIT,
    issuedBy: BY_POLICE,
    word: '公险提',
    sections: ['problems', 'causes', 'basis', 'suggestions'],
    replyTerm: null,
    termMark: '?',
  }),
  letter({
    code: 'police-notice',
    name: t('公安提示单', 'Police notice'),
    issuer: POLICE,
    addressee: UNIT,
    issuedBy: BY_POLICE,
    word: '公提',
    sections: ['problems', 'suggestions'],
    replyTerm: null,
    termMark: '?',
  }),
  letter({
    code: 'police-letter',
    name: t('公安提示函', 'Police letter of advice'),
    issuer: POLICE,
    addressee: REGULATOR,
    issuedBy: BY_POLICE,
    word: '公提函',
    replyTerm: null,
    termMark: '?',
  }),
  letter({
    code: 'procuratorial-suggestion',
    name: t('检察建议书', 'Procuratorial suggestion'),
    issuer: t('人民检察院', 'procuratorate'),
    addressee: REGULATOR,
    issuedBy: '检察院|procuratorate',
    word: '检建',
    replyTerm: t('两个月内', 'within two months'),
    termMark: 'M',
  }),
  letter({
    code: 'judicial-suggestion',
    name: t('司法建议书', 'Judicial suggestion'),
    issuer: t('人民法院', 'court'),
    addressee: REGULATOR,
    issuedBy: '法院|法庭|court',
    word: '法建',
    replyTerm: t('两个月内', 'within two months'),
    termMark: 'V',
  }),
  letter({
    code: 'discipline-suggestion',
    name: t('纪律检查建议书', 'Disciplinary suggestion'),
    issuer: t('纪律检查委员会', 'disciplinary commission'),
    addressee: UNIT,
    issuedBy: '纪委|纪律检查委员会|纪检|disciplin',
    word: '纪建',
    replyTerm: null,
    termMark: '?',
  }),
  letter({
    code: 'supervisory-suggestion',
    name: t('监察建议书', 'Supervisory suggestion'),
    issuer: t('监察委员会', 'supervisory commission'),
    addressee: UNIT,
    issuedBy: '监委|监察委员会|监察|supervisory',
    word: '监建',
    replyTerm: null,
    termMark: '?',
  }),
  letter({
    code: 'clue-transfer',
    name: t('问题线索移送函', 'Transfer of leads'),
    issuer: t('移送单位', 'transferring unit'),
    addressee: t('接收单位', 'receiving unit'),
    word: '移',
    sections: ['transfer-form'],
    replyTerm: null,
    termMark: '?',
    named: true,
  }),
  letter({
    code: 'case-transfer',
    name: t('涉嫌犯罪案件移送书', 'Transfer of a suspected criminal case'),
    issuer: t('行政执法机关', 'administrative authority'),
    addressee: POLICE,
    notBy: '公安|检察院|法院|纪委|纪律检查|监委|监察委员会|police|court|procuratorate',
    word: '案移',
    sections: [
      'source',
      'case-facts',
      'parties',
      'criminal-law',
      'measures',
      'evidence',
      'opinion',
      'case-files',
    ],
    replyTerm: null,
    termMark: 'V',
    named: true,
  }),
  letter({
    code: 'problem-list',
    name: t('问题（整改）清单', 'List of problems'),
    issuer: t('县工作协调办', 'coordination office'),
    addressee: UNIT,
    word: '问题清单',
    about: 'period',
    sections: ['problem-list'],
    replyTerm: null,
    termMark: '?',
  }),
  letter({
    code: 'supervision-list',
    name: t('督办清单', 'Supervision list'),
    issuer: t('县工作协调办', 'coordination office'),
    addressee: UNIT,
    word: '督办',
    about: 'period',
    sections: ['supervision-list'],
    replyTerm: null,
    termMark: '?',
  }),
  letter({
    code: 'report-list',
    name: t('报告清单', 'List of reports'),
    issuer: t('县工作协调办', 'coordination office'),
    addressee: UNIT,
    word: '报告清单',
    about: 'office',
    sections: ['report-list'],
    replyTerm: null,
    termMark: '?',
  }),
]

/** The types in use: ours, then those of the file, which replace ours of the same code. */
export const readLetterTypes = async (file?: string): Promise<LetterType[]> => {
  if (file === undefined) return [...LETTER_TYPES]
  let own: LetterType[]
  try {
    own = z.array(LetterType).parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (cause) {
    const why =
      cause instanceof z.ZodError
        ? `${cause.issues[0]!.path.join('.')}: ${cause.issues[0]!.message}`
        : (cause as Error).message
    throw new AppError('invalid_input', `Cannot read the letter types in ${file}: ${why}`, { cause })
  }
  const codes = new Set(own.map(({ code }) => code))
  return [...LETTER_TYPES.filter(({ code }) => !codes.has(code)), ...own]
}

/** Fails with `not_found`, naming those there are. */
export const letterType = (types: readonly LetterType[], code: string): LetterType => {
  const found = types.find((type) => type.code === code)
  if (!found)
    throw new AppError(
      'not_found',
      `There is no letter type "${code}": ${types.map((type) => type.code).join(', ')}`,
    )
  return found
}
