import type { Grade, Level as LevelName } from '../../domain/grade.js'
import { GRADE_TEXTS, LEVEL_MARKS, LEVEL_TEXTS } from '../../texts/rings.js'
import { useLanguage } from '../page/language.js'

/** A level by colour, shape and word. */
export const Level = ({ level }: { level: LevelName }) => {
  const { t } = useLanguage()
  return (
    <span className={`level level-${level}`}>
      <span aria-hidden="true">{LEVEL_MARKS[level]}</span> {t(LEVEL_TEXTS[level])}
    </span>
  )
}

/** The grade of a fact: its character, and in words what that means. */
export const GradeMark = ({ grade }: { grade: Grade }) => {
  const { t } = useLanguage()
  return (
    <span
      className={`grade grade-${'直视禁'.includes(grade) ? 'grave' : grade === '强' ? 'strong' : 'lead'}`}
    >
      <b lang="zh">{grade}</b> {t(GRADE_TEXTS[grade])}
    </span>
  )
}
