import { t } from './text.js'

/** Alerts of the province's platform. */
export const provinceTexts = {
  unread: t('该行无法读取', 'the row cannot be read'),
  twice: t('同一预警编号在文件中另有不同内容', 'the id stands in the file twice with other content'),
  noId: t('缺预警编号', 'the id of the alert is missing'),
  noColour: t('无法识别的预警等级', 'no known colour'),
  noLots: t('缺标段编号', 'no lot is named'),
  otherCount: t('企业名称与企业代码个数不一致', 'there are not as many names as ids of bidders'),
  noLot: t(
    '库内没有该标段：请先导入标段，或登记新旧编号对照',
    'the store has no such lot: import it first, or take in its new number',
  ),
  ofAlert: t(
    '省平台预警：{rule}（{bidders} 家企业、{lots} 个标段）',
    'alert of the province: {rule} ({bidders} {bidders|bidder|bidders}, {lots} {lots|lot|lots})',
  ),
  unnamed: t('未注明规则', 'no rule named'),
  about: t(
    '导入省平台预警件（CSV、XLSX）：同一预警编号只立一次，与在办线索相同的并入',
    'take in alerts of the province (CSV, XLSX): each once, to an open lead where it is the same',
  ),
  optMapping: t(
    '列名与等级对照（JSON，见 docs/leads.md）',
    'its columns and colours, a JSON file (docs/leads.md)',
  ),
  optCheck: t('只检查，不写入', 'look only, write nothing'),
  taken: t(
    '预警 {read} 件：立件 {made}，并入在办线索 {attached}，已有 {known}，省平台已办结 {closed}，未接受 {refused}',
    '{read} {read|alert|alerts}: {made} made leads, {attached} to open leads, {known} known, {closed} dealt with there, {refused} refused',
  ),
  line: t('第 {line} 行 {column} “{value}”：{reason}', 'line {line} {column} "{value}": {reason}'),
  quarantined: t('未接受的行写入 {file}', 'The rows refused are in {file}'),
}
