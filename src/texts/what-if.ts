import { type Text, type Texts, t } from './text.js'

/** A ring without some of its evidence. */
export const whatIfTexts = {
  optWithout: t(
    '假设去掉这些证据（序号，从 1 起，以逗号分隔），重新评定级别',
    'weigh the ring again without these facts (numbers from 1, commas between)',
  ),
  changes: t(
    '去掉 {n} 条事实后：{before} → {after}（线索，待核查）',
    'Without {n} {n|fact|facts}: {before} → {after} (a lead to be checked)',
  ),
  stays: t('去掉 {n} 条事实后级别不变：{after}', 'Without {n} {n|fact|facts} the level stays: {after}'),
  noRing: t('不再成为团伙', 'no ring any more'),
  also: t('其中 {n} 条读取同一个值，随之一并去掉。', '{n} of them read the same value and go along with it.'),
  apart: t(
    '成员不再构成一个团伙；仍聚在一起的：{groups}。',
    'The members no longer hold together as one ring; still together: {groups}.',
  ),
  scattered: t(
    '成员不再构成一个团伙，也没有两家仍聚在一起。',
    'The members no longer hold together as one ring, nor do any two of them.',
  ),
  rules: t('按规则评定的级别：{before} → {after}。', 'Level by the rules alone: {before} → {after}.'),
  joined: t(
    '不再有法定视为串通的情形在同一标段上连起半数成员，而这是红色的条件之一。',
    'No statutory fact joins half of the members on one lot any more, which red asks for.',
  ),
  belief: t(
    '可信度：{before} → {after}（红色需 {red}，黄色需 {yellow}）。',
    'Belief: {before} → {after} (red asks for {red}, yellow for {yellow}).',
  ),
  score: t('分值：{before} → {after}。', 'Score: {before} → {after}.'),
  shifts: t('可信度的变化来自：{list}。', 'The belief changes by: {list}.'),
  shift: t('{theme} {points} 分', '{theme} {points} points'),
  group: t('[{names}]', '[{names}]'),
} satisfies Texts

/** What a belief is told in, by the keys of its themes. */
export const THEME_TEXTS: Readonly<Record<string, Text>> = {
  facts: t('独立的事实', 'independent facts'),
  together: t('共有之物的共同使用', 'use of what is shared on the same lots'),
  service: t('成员以外的使用者', 'other users of the same'),
  contradiction: t('设备与地址是否矛盾', 'whether machine and address contradict'),
  people: t('人员与任职', 'people and offices'),
  place: t('住所、出口与电话', 'address, gateway and telephone'),
  meeting: t('同场次数', 'how often they meet'),
  filling: t('在同场标段中的占比', 'their part of the bidders where they meet'),
  prices: t('报价与中标', 'prices and winners'),
  placing: t('报价的位置', 'where their prices lie'),
  handing: t('递交先后', 'order of handing in'),
  open: t('公开的联合体或集团', 'open consortia and groups'),
}
