import { t } from './text.js'

/** A lower colour that somebody proposes for a lead. */
export const colourChangeTexts = {
  states: {
    asked: t('待同意', 'asked'),
    done: t('已变更', 'done'),
    refused: t('不同意', 'refused'),
  },
  acts: {
    confirm: t('确认降色', 'confirm'),
    agree: t('同意降色', 'agree'),
    refuse: t('不同意', 'refuse'),
  },
}

/** Colours of leads, lots, projects, bidders and persons on the command line. */
export const colourTexts = {
  about: t('三色：历史、口径试算与重算', 'colours: history, what a policy would change, recolouring'),
  show: t(
    '对象现在的颜色及变更历史（lead|lot|project|bidder|person 编号）',
    'colour of a thing and how it changed (lead, lot, project, bidder, person; id)',
  ),
  persons: t(
    '属实事实涉及的人员及其颜色（限公安、纪检和承办人）',
    'persons whom confirmed facts name, with their colours: for police, discipline and who handles the lead',
  ),
  ofColour: t('只列这种颜色', 'those of one colour'),
  noPersons: t('没有属实事实涉及人员。', 'No confirmed fact names a person.'),
  personCount: t('共 {n} 人', '{n} {n|person|persons}'),
  personKinds: { person: t('证件号', 'identity number'), expert: t('评标专家', 'expert') },
  policy: t('现行口径及待批准的口径', 'the policy in force and those proposed'),
  tryOut: t('试算：新口径会改变哪些线索的颜色', 'which leads a new policy would colour anew'),
  propose: t('提出新口径（另一人批准后生效）', 'propose a new policy, which another person approves'),
  approve: t('批准所提口径并重算', 'approve a proposed policy, and colour anew'),
  heads: {
    lead: t('线索', 'lead'),
    from: t('现色', 'now'),
    to: t('新色', 'then'),
    why: t('缘由', 'why'),
    at: t('时间', 'at'),
    cause: t('事由', 'cause'),
    version: t('口径', 'policy'),
    person: t('人员', 'person'),
    kind: t('类别', 'kind'),
    value: t('号码（已遮蔽）', 'number, masked'),
    colour: t('颜色', 'colour'),
    since: t('自', 'since'),
    leads: t('线索', 'leads'),
  },
  ways: {
    set: t('重算', 'is set'),
    ask: t('提请降色（须两人）', 'is proposed to another person'),
  },
  level: t('团伙等级 {level}', 'level of the ring: {level}'),
  repeat: t('成员三年内屡次受罚：{who}', 'a member was punished again within three years: {who}'),
  rise: t('规则 {id}', 'row {id}'),
  first: t('立件颜色', 'as it was made'),
  basis: t('口径第 {version} 版', 'policy version {version}'),
  counted: t('共 {n} 条线索变更', '{n} {n|lead|leads} change'),
  proposed: t('已提出第 {version} 版口径，摘要 {sha256}', 'Proposed version {version}, digest {sha256}'),
  approved: t(
    '第 {version} 版口径已生效：重算 {set} 条，提请降色 {asked} 条',
    'Version {version} is in force: {set} {set|lead|leads} set, {asked} proposed to another person',
  ),
}
