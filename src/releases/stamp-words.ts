import { shanghaiMinute } from '../domain/day.js'
import { stampTexts as texts } from '../texts/releases.js'
import { type Lang, say } from '../texts/text.js'

/** What every page of a copy says of it. */
export interface Stamp {
  /** of a public report: it says nothing of who took it, and is not for inside */
  isPublic: boolean
  release: string
  copy: number
  copies: number
  /** who took it */
  user: string
  /** ISO time, UTC */
  at: string
  /** last signed one of the audit log, as `size:first 12 of its root`; undefined before the first */
  checkpoint: string | undefined
  lang: Lang
}

/** The stamp in words: short across a page, and a line for each thing. */
export interface StampWords {
  /** of the sheet that a workbook has before its own */
  title: string
  mark: string
  lines: string[]
}

export const stampWords = (stamp: Stamp): StampWords => {
  const { isPublic, release, copy, copies, user, at, checkpoint, lang } = stamp
  const kind = say(isPublic ? texts.open : texts.internal, lang)
  return {
    title: release,
    mark: `${kind} ${release} ${copy}/${copies}`,
    lines: [
      `${kind} · ${say(texts.suspected, lang)}`,
      `${release} · ${say(texts.copy, lang, { copy, of: copies })}`,
      [...(isPublic ? [] : [user]), shanghaiMinute(at)].join(' · '),
      ...(checkpoint === undefined ? [] : [say(texts.checkpoint, lang, { checkpoint })]),
    ],
  }
}

/** The words on what the own office has without a release. */
export const draftWords = ({ user, at, lang }: Pick<Stamp, 'user' | 'at' | 'lang'>): StampWords => {
  const mark = say(texts.draft, lang)
  return {
    ...{ title: say(texts.draftSheet, lang), mark },
    lines: [`${mark} · ${say(texts.suspected, lang)}`, `${user} · ${shanghaiMinute(at)}`],
  }
}
