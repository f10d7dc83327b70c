import { cellText, isEmpty, rowText } from './grid.js'
import { moneyAbove, oneLine } from './header-name.js'
import { type HeadLine, isRepeated, isSpelledOtherwise, markRepeats, namesItself } from './same-header.js'
import type { CellBatch, RowIssue } from './source.js'

/** Lines of a table that are no rows of it. */
export interface NoRows {
  /** a header that stands again, as where printed pages were pasted together */
  headers: number
  /** sums and notes, as below a table: 合计, 备注 … */
  totals: number
  /** the header of another table was met: what stands below it is none of this one */
  isBelow: boolean
  /** a line gave another unit of money than the table's amounts are read in, and none since gave that one */
  isOtherUnit: boolean
  /** the first line that did, and the unit that it gave */
  otherUnit?: { line: number; said: string } | undefined
}

/** Counts to begin a table with. */
export const noCounts = (): NoRows => ({
  headers: 0,
  totals: 0,
  isBelow: false,
  isOtherUnit: false,
  otherUnit: undefined,
})

const TOTAL =
  /^(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|总\s*和|本页[合小]计|平均[值价数]?|(?:grand |sub)?totals?|sum|average)(?:金额|总?价|报价)?\s*(?:\([^()]*\))?\s*[:：]?$/i
/** A sum of some rows, in a line that lacks what a row must have: `一标段小计`. */
const PART_TOTAL = /(?:小计|合计|总计)\s*[:：]?$/
/**
 * A price that nobody bids, where a bidder or a lot would be named: the ceiling, the average, an estimate.
 */
const PRICE =
  /^(?:(?:招标|采购|最高投标|最高|投标|投标最高|预算)?(?:控制价|限价|拦标价)|(?:评标)?基准价|标底|预算(?:价|金额)|(?:投标)?(?:报价)?平均(?:值|报价|投标价|价)|(?:engineer|owner|agency)(?:['’]?s)? estimate)\s*(?:\([^()]*\))?\s*[:：]?$/i
const NOTE =
  /^(?:备\s*注|附\s*注|说\s*明|注\s*\d*|制表人?|填表人?|审核人?|填报单位|notes?|remarks?)\s*(?:[:：]|$)/i
/** A count of the rows in the place of a lot: `合计：3个标段`, `共4条记录`. */
const COUNT =
  /^(?:(?:合|总|共|小)\s*计\s*[:：]?\s*\d+\s*[个条项家行包]|共\s*\d+\s*[个条项家行包]|(?:grand )?total\s*:)/i
/** Marks of a printed page, of its end, and ruled lines. */
const PAGE =
  /^(?:第\s*\d+\s*页.*|共\s*\d+\s*页.*|page\s*\d+.*|[（(]?以下(?:空白|无正文)[）)]?|[-—–_=*.·…+|\s]+)$/i
/** What programs write around a table that they export, and remarks that stand alone in their line. */
const REMARK =
  /^(?:#(?!\d)|[※★]|\/\/|--|\*\s|[(（]\s*\d+\s*(?:rows?|行|条)|\d+ rows?\b|(?:generated|exported|downloaded|printed|created|source|end of|total rows|last updated|data as of)\b|(?:数据|资料)?(?:来源|截止|截至|导出|统计|打印|更新)[^\s\d]{0,6}[:：\d]|(?:以上|本表|上述|注意)\S{4,}$|\S{4,}。$)/i
/** A ruled line below a header, as database programs draw it. */
const RULE = /^-{2,}$/
/** Who signs, and what is filled in by hand: `监督人签字：`, `招标人（盖章）`. */
const SIGNED = /[:：]|盖章|签[字章名]/

/** What tells lines that are no rows. */
export interface Frame {
  /** the header's lines */
  head: readonly HeadLine[]
  /** titles above it, as `titleTexts` has them: a page's title stands again on the next */
  titles: ReadonlySet<string>
  /** cells without which a line is no row */
  required: readonly number[]
  /** in what amounts are read whose header does not say; undefined where there are none */
  unit?: string | undefined
}

/**
 * Drops the lines of a batch that are no rows: one that repeats the header, and one that lacks a required
 * value and reads as sums, notes, signatures, page marks and titles do. They are counted, not read; every
 * other line stays, whatever it holds, but is not read below the header of another table, or where another
 * unit of money was given.
 */
export const withoutNoRows = (
  batch: CellBatch,
  { head, titles, required, unit }: Frame,
  counts: NoRows,
): CellBatch => {
  const drop: number[] = []
  const below: RowIssue[] = []
  const faults = new Map(batch.issues.map((issue) => [issue.row, issue]))
  const maybe = candidates(batch, head, required)
  for (let row = 0; row < batch.rows; row++) {
    const fault = faults.get(row)
    if (fault) {
      if (!isShort(fault) || !isShortNote(batch, row, titles)) continue
      counts.totals++
      drop.push(row)
      continue
    }
    if (maybe[row] === 0 && !counts.isBelow && !counts.isOtherUnit) continue
    const mayBe = maybe[row] !== 0
    const lacks = lacksOne(batch, row, required)
    const isBare = !lacks && required.length === 1 && holdsLittle(batch, row)
    if (unit !== undefined && (lacks || isBare)) {
      const said = moneyAbove([rowText(batch, row)])
      if (said !== undefined) counts.isOtherUnit = said !== unit
      if (said !== undefined && said !== unit) counts.otherUnit ??= { line: batch.line[row]!, said }
    }
    if (mayBe && head.some((line) => isRepeated(batch, row, line))) {
      counts.headers++
      counts.isBelow = false
      drop.push(row)
    } else if (
      mayBe &&
      (lacks
        ? isNoRow(batch, row, titles)
        : isSum(batch, row, required) || isRuled(batch, row) || (isBare && isRemark(batch, row)))
    ) {
      counts.totals++
      drop.push(row)
    } else if (isSpelledOtherwise(batch, row, head, required)) {
      counts.headers++
      counts.isBelow = false
      drop.push(row)
    } else if (counts.isBelow || namesItself(batch, row, head, required)) {
      counts.isBelow = true
      below.push({ row, reason: 'other_header', column: '', value: '' })
    } else if (counts.isOtherUnit) below.push({ row, reason: 'other_unit', column: '', value: '' })
  }
  const issues = below.length === 0 ? batch.issues : inOrder([...batch.issues, ...below])
  const marked = issues === batch.issues ? batch : { ...batch, issues }
  return drop.length === 0 ? marked : without(marked, drop)
}

/** A line of fewer cells than the header: a row cut short, or none. */
const isShort = ({ reason, detail = '' }: RowIssue): boolean => {
  const [has, asked] = detail.split('/').map(Number)
  return reason === 'cell_count' && has! < asked!
}

/** A line of text files that ends after its words: `注：以现场唱标为准`, `合计,4`, `(4 rows affected)`. */
const isShortNote = (batch: CellBatch, row: number, titles: ReadonlySet<string>): boolean =>
  holdsLittle(batch, row) && isNoRow(batch, row, titles)

const isRuled = (batch: CellBatch, row: number): boolean =>
  batch.bytes[batch.starts[row * batch.width]!] === DASH &&
  rowText(batch, row).every((text) => text === '' || RULE.test(text.trim()))

const inOrder = (issues: RowIssue[]): RowIssue[] => issues.sort((a, b) => a.row - b.row)

/** Two cells or fewer: a line under a table whose rows must have one value may be a remark in its place. */
const holdsLittle = (batch: CellBatch, row: number): boolean => {
  let filled = 0
  for (let c = 0; c < batch.width && filled < 3; c++) if (!isEmpty(batch, row, c)) filled++
  return filled < 3
}

/** Who wrote or checked a form: `制表人：张三`. */
const MADE_BY = /^(?:制表|填表|填报|编制|审核|复核|监督|记录|经办|负责)[^\s:：]{0,6}[:：]/

/** No lot and no bidder is called 备注：… or 第 2 页. */
const isRemark = (batch: CellBatch, row: number): boolean => {
  const texts = rowText(batch, row).map((text) => text.normalize('NFKC').trim())
  const [first = ''] = texts.filter((text) => text !== '')
  return (
    NOTE.test(first) ||
    COUNT.test(first) ||
    MADE_BY.test(first) ||
    texts.every((text) => text === '' || PAGE.test(text))
  )
}

/** 1 for the first bytes of the words for sums and prices, of so many bytes at most. */
const SUM_BYTES = new Uint8Array(256)
for (const word of '合总小共累本平招采最投控限拦预评基标报TtSsGgAaEeOo-')
  SUM_BYTES[new TextEncoder().encode(word)[0]!] = 1
const LONGEST_SUM = 32
const DASH = 45

/**
 * By row, 1 where a line may be none: it lacks a required cell or holds little beside its one, a required
 * cell begins as words for sums and prices do, or its first cell as the header's. A file of millions of rows
 * comes through here, and nearly none of them is one.
 */
const candidates = (batch: CellBatch, head: readonly HeadLine[], required: readonly number[]): Uint8Array => {
  const { rows, width, starts, ends, bytes } = batch
  const maybe = new Uint8Array(rows)
  for (let k = 0; k < required.length; k++)
    for (let row = 0, at = required[k]!; row < rows; row++, at += width) {
      const start = starts[at]!
      const size = ends[at]! - start
      if (size === 0 || (SUM_BYTES[bytes[start]!] === 1 && (size <= LONGEST_SUM || bytes[start] === DASH)))
        maybe[row] = 1
    }
  for (let k = 0; k < head.length; k++) markRepeats(batch, head[k]!, maybe)
  if (required.length === 1)
    for (let row = 0; row < rows; row++) if (maybe[row] === 0 && holdsLittle(batch, row)) maybe[row] = 1
  return maybe
}

/** No lot and no bidder is called 合计 or 控制价. */
const isSum = (batch: CellBatch, row: number, required: readonly number[]): boolean =>
  required.some((cell) => {
    const text = cellText(batch, row, cell).normalize('NFKC').trim()
    return TOTAL.test(text) || PRICE.test(text)
  })

const lacksOne = (batch: CellBatch, row: number, required: readonly number[]): boolean => {
  for (let k = 0; k < required.length; k++) if (isEmpty(batch, row, required[k]!)) return true
  return false
}

/** Titles as they are compared: without the number of the page. */
export const titleTexts = (above: readonly (readonly string[])[]): ReadonlySet<string> =>
  new Set(
    above
      .flat()
      .map(titleText)
      .filter((text) => text !== ''),
  )

const titleText = (cell: string): string =>
  oneLine(cell.normalize('NFKC')).replace(/\d+|[一二三四五六七八九十]+/g, '')

const isNoRow = (batch: CellBatch, row: number, titles: ReadonlySet<string>): boolean => {
  const texts: string[] = []
  for (let c = 0; c < batch.width; c++) {
    const text = isEmpty(batch, row, c) ? '' : cellText(batch, row, c).normalize('NFKC').trim()
    if (text !== '') texts.push(text)
  }
  const [first] = texts
  if (first === undefined) return false
  return (
    TOTAL.test(first) ||
    PART_TOTAL.test(first) ||
    texts.some((text) => PRICE.test(text)) ||
    NOTE.test(first) ||
    (texts.length <= 2 && (REMARK.test(first) || COUNT.test(first))) ||
    texts.every((text) => PAGE.test(text)) ||
    texts.every((text) => SIGNED.test(text)) ||
    texts.every((text) => titles.has(titleText(text)))
  )
}

/**
 * The batch without some of its rows, in place: its arrays are the source's own and are written anew for the
 * next.
 */
const without = (batch: CellBatch, drop: readonly number[]): CellBatch => {
  const { width, starts, ends, line } = batch
  const gone = new Set(drop)
  const place = new Int32Array(batch.rows)
  let to = 0
  for (let row = 0; row < batch.rows; row++) {
    place[row] = to
    if (gone.has(row)) continue
    starts.copyWithin(to * width, row * width, (row + 1) * width)
    ends.copyWithin(to * width, row * width, (row + 1) * width)
    line[to++] = line[row]!
  }
  const issues = batch.issues.filter(({ row }) => !gone.has(row))
  return { ...batch, rows: to, issues: issues.map((issue) => ({ ...issue, row: place[issue.row]! })) }
}
