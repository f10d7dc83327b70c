import { type Text, t } from './text.js'

/** In which function an office acts. */
export const CAPACITY_WORDS = {
  P: t('公安', 'police'),
  D: t('纪检监察', 'discipline'),
  R: t('行业监管', 'regulator'),
  A: t('审计', 'audit'),
  C: t('综合协调', 'coordination'),
  X: t('交易服务', 'exchange'),
  G: t('政府办公', 'government office'),
  J: t('检察', 'procuratorate'),
  K: t('法院', 'court'),
  I: t('巡察', 'inspection'),
  F: t('财政', 'finance'),
} satisfies Record<string, Text>

/** Positions in an office. */
export const POSITION_WORDS = {
  dispatcher: t('分办员', 'dispatcher'),
  clerk: t('内勤', 'clerk'),
  handler: t('承办人', 'handler'),
  reviewer: t('复核人', 'reviewer'),
  leader: t('分管负责人', 'leader'),
  principal: t('正职', 'principal'),
  publicist: t('宣传审核', 'publicist'),
  'log-reader': t('专责日志员', 'log reader'),
  viewer: t('查阅人', 'viewer'),
} satisfies Record<string, Text>
