import { t } from './text.js'

/** Why an act is not done. */
export const refusalTexts = {
  field: t('此操作不接受该项，或其内容有误', 'the act does not take this, or it is no such thing'),
}
