import { reportTexts as texts } from '../texts/report.js'
import { say } from '../texts/text.js'
import type { Front } from './front.js'
import { markOf, type Report } from './report.js'

/** The report as data: what it says block by block, and every number with its query. Pictures as SVG. */
export const jsonOf = (report: Report, front: Front): Buffer => {
  const { edition, lang } = report
  const notice = [markOf(edition, lang), say(texts.leadNotFinding, lang), say(texts.disclaimer, lang)]
  const told = edition === 'public' ? { ...front, requester: '' } : front
  return Buffer.from(`${JSON.stringify({ notice, front: told, ...report }, null, 2)}\n`)
}
