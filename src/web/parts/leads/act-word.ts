import type { Lang, Text } from '../../../texts/text.js'
import { consentTexts, helpTexts, leadTexts } from '../../../texts/workflow.js'

const ACTS: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  LD: { ...leadTexts.others, ...leadTexts.acts },
  CH: { ...leadTexts.others, ...helpTexts.acts },
  EX: { ...leadTexts.others, ...consentTexts.acts },
}

/** An act of an item's kind in words. */
export const eventWord = (kind: string, act: string, lang: Lang): string => ACTS[kind]?.[act]?.[lang] ?? act
