import type { Texts } from './text.js'

/** Titles of the API's problems, by code: what a person reads at /problems/{code}. */
export const problemTexts = {
  invalid_input: { zh: '请求中有无法接受的内容', en: 'The request holds something that cannot be accepted' },
  foreign_cursor: {
    zh: '游标属于另一个查询：请不带游标重新开始',
    en: 'The cursor belongs to another query: start again without it',
  },
  purpose_required: {
    zh: '查看未脱敏的个人信息须说明理由（X-Purpose）',
    en: 'Seeing personal values unmasked takes a stated reason (X-Purpose)',
  },
  purpose_rejected: {
    zh: '所述用途与所办事项不符，个人信息不予明文显示',
    en: 'The stated purpose does not fit, so personal values stay masked',
  },
  not_released: {
    zh: '未经放行，文件不得外发',
    en: 'The file was not released, so it does not leave',
  },
  unauthorised: { zh: '需要登录或有效的 API 密钥', en: 'A log-in or a valid API key is needed' },
  reauthenticate: {
    zh: '请再次输入动态码',
    en: 'A code of the second factor must be shown again',
  },
  forbidden: { zh: '该角色不可查看或执行', en: 'The role may not see or do this' },
  not_found: { zh: '没有这样的对象', en: 'There is no such thing' },
  not_implemented: { zh: '不认识该方法', en: 'The method is not known' },
  method_not_allowed: { zh: '此处不支持该方法', en: 'The method is not supported here' },
  not_acceptable: { zh: '不能以所要求的格式回答', en: 'The answer does not come in the format asked for' },
  conflict: { zh: '与当前状态冲突', en: 'The request conflicts with the present state' },
  wrong_state: { zh: '当前状态不可进行此操作', en: 'The act does not lead from the present state' },
  precondition_missing: { zh: '尚有前置事项未完成', en: 'Something must be done first' },
  separation_of_duties: { zh: '须由另一人进行', en: 'Another person must do this' },
  stale: { zh: '该事项已被他人更新：请重新读取', en: 'It was changed meanwhile: read it again' },
  if_match_required: {
    zh: '请在 If-Match 中注明所见版本',
    en: 'Say in If-Match which version was seen',
  },
  idempotency_conflict: {
    zh: '同一 Idempotency-Key 已用于另一请求',
    en: 'The Idempotency-Key was used for another request',
  },
  too_large: { zh: '请求过大', en: 'The request is too large' },
  unsupported_media_type: { zh: '不支持的内容类型', en: 'The content type is not supported' },
  unprocessable: {
    zh: '请求形式无误，但无法照办',
    en: 'The request is well formed, but what it asks for cannot be done',
  },
  rate_limited: { zh: '请求过于频繁', en: 'Too many requests' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  engine_unavailable: { zh: '数据库暂不可用', en: 'The store cannot be reached' },
  audit_unavailable: {
    zh: '审计日志暂不可写，因此不予应答',
    en: 'The audit log cannot be written, so nothing is answered',
  },
  overloaded: { zh: '服务繁忙，请稍后重试', en: 'The service is busy: try again later' },
  internal: { zh: '内部错误', en: 'Something went wrong inside' },
} satisfies Texts

/** What a job says of itself. */
export const jobTexts = {
  queued: { zh: '排队中', en: 'queued' },
  import: { zh: '导入', en: 'import' },
  detect: { zh: '检测', en: 'detection' },
  report: { zh: '生成报告', en: 'Making a report' },
  done: { zh: '完成', en: 'done' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  failed: { zh: '失败', en: 'failed' },
  interrupted: { zh: '服务停止时中断', en: 'interrupted when the service stopped' },
} satisfies Texts

export const pageTexts = {
  problems: { zh: '错误类型', en: 'Problem types' },
  status: { zh: '状态码', en: 'Status' },
} satisfies Texts
