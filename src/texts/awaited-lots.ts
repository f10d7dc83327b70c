import { t } from './text.js'

/** What is told where bids wait for a lot that seems to be there under another id. */
export const awaitedLotTexts = {
  id: t(
    '{bids} 份投标所称标段 {lot} 尚未导入；已有写法不同的标段 {likely}，疑为同一标段（如前导 0、连接符丢失），请核对后统一编号',
    '{bids} {bids|bid waits|bids wait} for a lot {lot} that is not there; {likely} is, which differs in its spelling alone (leading zeros, hyphens …). Look whether it is the same and give both files one id',
  ),
  title: t(
    '{bids} 份投标以“{lot}”为标段编号，尚未导入该标段；已有标段 {likely} 的名称与之相同，请在投标表中填写标段编号',
    '{bids} {bids|bid gives|bids give} "{lot}" as their lot, which is not there; it is the title of the lot {likely}. Write that id into the bids',
  ),
}
