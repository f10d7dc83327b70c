import { t } from './text.js'

/** Why an act is not done. */
export const refusalTexts = {
  mergedInto: t('已并入 {into}：请打开该件办理', 'it went into {into}: open that one and act there'),
  field: t('此操作不接受该项，或其内容有误', 'the act does not take this, or it is no such thing'),
}
