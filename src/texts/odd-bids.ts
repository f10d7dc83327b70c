import { t } from './text.js'

/** What is told of bids that contradict themselves, or have no price but a rate. */
export const oddBidTexts = {
  withdrawn: t(
    '{bids} 份投标既已撤回又中标（{lots} 个标段，如 {lot}）：两者矛盾，请核对，改正后以 --replace 重新导入',
    '{bids} {bids|bid is withdrawn and has|bids are withdrawn and have} won (on {lots} {lots|lot|lots}, such as {lot}): these contradict each other; see which is right, mend it and import again with --replace',
  ),
  rejected: t(
    '{bids} 份投标既被否决又中标（{lots} 个标段，如 {lot}）：两者矛盾，请核对，改正后以 --replace 重新导入',
    '{bids} {bids|bid is rejected and has|bids are rejected and have} won (on {lots} {lots|lot|lots}, such as {lot}): these contradict each other; see which is right, mend it and import again with --replace',
  ),
  rate: t(
    '{bids} 份投标的价格只有比率或单价，没有金额（{lots} 个标段，如 {lot}）：价格筛查看不到这些投标',
    '{bids} {bids|bid has|bids have} a rate or the price of a unit and no amount (on {lots} {lots|lot|lots}, such as {lot}): price screens do not see them',
  ),
}
