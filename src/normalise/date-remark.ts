import { simplified } from './traditional.js'

/** A date and what was written beside it. */
export interface RemarkedDate {
  date: string
  /** the remark says that the date may not hold */
  isOpen: boolean
}

const PUT_OFF = /(?:延期|延迟|推迟|顺延|改期|变更|调整|更正|改)(?:开标)?[至到为] ?/
/** `(延期)` behind a date, or `(暂定)` before its time of day. */
const BRACKETED = /^(.*\d[^()[\]]{0,2}) ?(?:\(([^()]+)\)|\[([^[\]]+)\]|【([^【】]+)】)( ?\d{1,2}[:时点].*)?$/
const BARE = /^(.*\d[日号时点分秒整半]?)[ ,;/]*([^\d()[\]【】]+)$/
const BEFORE = /^([^\d()[\]]+?)[:为]? ?(\d{4}\D.*)$/

/** The date may be another, or none. */
const UNSURE =
  /终止|中止|暂停|暂缓|取消|撤销|延期|延迟|推迟|顺延|改期|未开|待定|未定|待通知|另行|暂定|拟定?|预计|预定|原定|约|大概|左右|前后|[之以]?前$|[之以]?后$|起$|止$|截止$|或|cancel|postpon|suspend|terminat|tbc|tbd|tentative|provisional|estimated|expected|planned|pending|delay|before|after|approx|about|circa/i
/** The date holds, whatever else is said. */
const SURE =
  /^(?:北京时间|开标|定标|开标时间|投标截止时间|定于|于|时间|日期|已开标|准时|第?[一二三四五]次(?:开标|招标|公告)?|重新招标|重招|流标|废标|失败|现场|网上|线上|[上下]午|全天|am|pm|opened|opening|on|beijing time)$/i
/** Another calendar, another place's time, or another date. */
const OTHER =
  /[农阴旧佛回]历|lunar|当地|\b(?:utc|gmt|[acejimpw]?[bcdes]t|[ckj]st)\b|\d{4} ?[年/.-]|\d{1,2} ?月 ?\d/i

/**
 * The date of a cell that holds a remark as well: `2026-03-01（延期）`, `2026-03-01 延期至2026-03-10`. A
 * remark in brackets may be any, one that stands free is one of those known. Undefined where there is none;
 * the date is yet to be read. `folded` is in one line, full-width forms made plain.
 */
export const remarkedDate = (folded: string): RemarkedDate | undefined => {
  const text = simplified(folded)
  const [, put] = splitAt(text, PUT_OFF)
  if (put !== undefined) return { date: put.replace(/[)\]】。]+$/, '').trim(), isOpen: false }
  const inside = BRACKETED.exec(text)
  if (inside) {
    const remark = (inside[2] ?? inside[3] ?? inside[4])!.trim()
    return told(inside[1]! + (inside[5] ?? ''), remark, !OTHER.test(remark))
  }
  const bare = BARE.exec(text)
  if (bare) return told(bare[1]!, bare[2]!.trim(), SURE.test(bare[2]!.trim()))
  const before = BEFORE.exec(text)
  return before ? told(before[2]!, before[1]!.trim(), SURE.test(before[1]!.trim())) : undefined
}

const told = (date: string, remark: string, isKnown: boolean): RemarkedDate | undefined => {
  const isOpen = UNSURE.test(remark) && !SURE.test(remark) && !OTHER.test(remark)
  return isOpen || isKnown ? { date: date.trim(), isOpen } : undefined
}

/** What stands before and after the last place that a pattern fits. */
const splitAt = (text: string, pattern: RegExp): [string, string?] => {
  const parts = text.split(pattern)
  return parts.length < 2 ? [text] : [parts.slice(0, -1).join(' '), parts.at(-1)!]
}
