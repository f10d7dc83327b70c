import { AppError } from '../domain/errors.js'
import { STANDINGS, type Standing } from './resources.js'

/** How a field is shown: clear, masked, as a token, as a number alone, withheld (***), absent. */
export type Shown = 'C' | 'M' | 'T' | 'N' | 'W' | 'A'

/** One cell: without a purpose, with one that fits, and where the case was opened to the asker. */
export interface FieldCell {
  without: Shown
  with: Shown
  granted?: Shown
}

const cell = (without: Shown, withPurpose: Shown = without, granted?: Shown): FieldCell => ({
  without,
  with: withPurpose,
  ...(granted && { granted }),
})
const [CLEAR, MASKED, TOKEN, NUMBER, WITHHELD, ABSENT] = (['C', 'M', 'T', 'N', 'W', 'A'] as const).map(
  (shown) => cell(shown),
) as [FieldCell, FieldCell, FieldCell, FieldCell, FieldCell, FieldCell]
const ASKED = cell('M', 'C')

type Row = Readonly<Record<Standing, FieldCell>>
/** Of capacities by case, all four alike unless told. */
const row = (
  cells: Partial<Record<Exclude<Standing, 'J' | 'K' | 'I' | 'F'>, FieldCell>> & { byCase?: FieldCell },
  J?: FieldCell,
): Row => {
  const { byCase = ABSENT, ...own } = cells
  const none = Object.fromEntries(STANDINGS.map((standing) => [standing, ABSENT])) as Record<
    Standing,
    FieldCell
  >
  return { ...none, J: J ?? byCase, K: byCase, I: byCase, F: byCase, ...own }
}

/** Classes of the fields of answers, each with its cells. */
export const FIELD_CLASSES = {
  /** title, buyer, agency, days, award, winner, published outcome */
  open: row({
    P: CLEAR,
    D: CLEAR,
    R: CLEAR,
    A: CLEAR,
    C: CLEAR,
    X: CLEAR,
    byCase: CLEAR,
    G: NUMBER,
    local: CLEAR,
  }),
  /** losing bids, ranks, rules, scores, membership, colour, state */
  work: row({ P: CLEAR, D: CLEAR, R: CLEAR, A: CLEAR, C: CLEAR, byCase: CLEAR, G: NUMBER, local: CLEAR }),
  /** addresses, serial numbers, hashes, clients, certificates */
  device: row({ P: CLEAR, D: CLEAR, R: CLEAR, A: CLEAR, C: CLEAR, byCase: CLEAR, local: CLEAR }),
  /** persons, their names, authors of files, operators */
  identity: row({
    P: ASKED,
    D: ASKED,
    R: ASKED,
    A: MASKED,
    C: MASKED,
    X: MASKED,
    byCase: ASKED,
    local: MASKED,
  }),
  /** telephones, mail */
  contact: row({
    P: ASKED,
    D: ASKED,
    R: ASKED,
    A: MASKED,
    C: MASKED,
    X: MASKED,
    byCase: MASKED,
    local: MASKED,
  }),
  /** accounts, deposits, payers, guarantees */
  account: row({ P: ASKED, D: ASKED, R: WITHHELD, A: MASKED, C: WITHHELD, byCase: WITHHELD, local: MASKED }),
  /** opinions, sheet, texts of verdicts, attachments */
  note: row({
    P: CLEAR,
    D: CLEAR,
    R: CLEAR,
    A: WITHHELD,
    C: CLEAR,
    byCase: cell('W', 'W', 'C'),
    local: CLEAR,
  }),
  /** texts of orders, reports due, tasks, responsibilities */
  order: row({
    P: CLEAR,
    D: CLEAR,
    R: CLEAR,
    A: CLEAR,
    C: CLEAR,
    X: CLEAR,
    byCase: CLEAR,
    G: CLEAR,
    local: CLEAR,
  }),
  /** measures of the police, a campaign before its day, inner papers of a transfer */
  inquiry: row({ P: CLEAR }, cell('A', 'A', 'C')),
  /** officials, relatives, results of collisions */
  kin: row({ D: ASKED }),
  /** who in another office acted */
  actor: row({ P: TOKEN, D: CLEAR, R: TOKEN, A: TOKEN, C: CLEAR, byCase: TOKEN, G: NUMBER, local: CLEAR }),
  /** hashes, secrets of factors, tokens, keys */
  secret: row({}),
  /** states of jobs, sizes, versions, catalogues: what tells of nobody */
  ops: Object.fromEntries(STANDINGS.map((standing) => [standing, CLEAR])) as Row,
} as const satisfies Record<string, Row>

export type FieldClass = keyof typeof FIELD_CLASSES

/** A class by its name. Fails with `unprocessable`. */
export const fieldNamed = (text: string): FieldClass => {
  if (Object.hasOwn(FIELD_CLASSES, text)) return text as FieldClass
  throw new AppError(
    'unprocessable',
    `There is no class of fields "${text}": ${Object.keys(FIELD_CLASSES).join(', ')}`,
  )
}
