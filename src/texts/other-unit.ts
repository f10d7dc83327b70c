import { t } from './text.js'

/** What is told where bids and ceilings of lots seem to be read in different units of money. */
export const otherUnitTexts = {
  below: t(
    '{lots} 个标段的 {count} 份投标报价都约为最高投标限价的万分之一（如 {lot}）：报价可能以万元填写而按元读取，请核对；可在表头写明单位（投标报价（万元））后以 --replace 重新导入',
    'On {lots} lots all bids ({count}) lie at about a ten-thousandth of the ceiling (such as {lot}): they may be in 万元 and were read in yuan. Write the unit into the header (投标报价（万元）) and import again with --replace',
  ),
  above: t(
    '{lots} 个标段的 {count} 份投标报价都约为最高投标限价的一万倍（如 {lot}）：限价可能以万元填写而按元读取，请核对；可在表头写明单位（最高投标限价（万元））后以 --replace 重新导入',
    'On {lots} lots all bids ({count}) lie at about ten thousand times the ceiling (such as {lot}): the ceiling may be in 万元 and was read in yuan. Write the unit into the header (最高投标限价（万元）) and import again with --replace',
  ),
}
