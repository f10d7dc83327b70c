import { CODE_WORDS } from '../../../texts/console-leads.js'
import { sheetTexts } from '../../../texts/sheet.js'
import type { Text } from '../../../texts/text.js'
import { workflowTexts } from '../../../texts/workflow.js'
import { useLanguage } from '../../page/language.js'

/** Words of closed lists that come with acts; a code means what it means in any act. */
export const CODES: Readonly<Record<string, Text>> = {
  ...Object.assign({}, ...Object.values(CODE_WORDS)),
  ...workflowTexts.disposals,
  ...sheetTexts.marks,
}

/** What the service says is missing, in Chinese with words for the codes that a file would give. */
export const useCodesInWords = (): ((detail: string) => string) => {
  const { t, lang } = useLanguage()
  return (detail) =>
    lang === 'en'
      ? detail
      : detail
          .replace(/（(?:none|facts|rule|lines)）/g, '')
          .replace(/[a-z]+(?:-[a-z]+)*/g, (code) => (CODES[code] ? t(CODES[code]) : code))
}
