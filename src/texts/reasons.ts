import { intakeTexts } from './intake.js'
import { qualityTexts } from './quality.js'
import { sourceTexts } from './sources.js'
import type { Text } from './text.js'

const TEXTS: Readonly<Record<string, Text>> = { ...sourceTexts, ...intakeTexts, ...qualityTexts }

/**
 * Why a row was quarantined, or a value is doubtful, in words; a code that no catalogue has stands for
 * itself.
 */
export const reasonText = (code: string): Text => TEXTS[code] ?? { zh: code, en: code }
