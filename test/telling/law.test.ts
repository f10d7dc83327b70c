import { expect, it } from 'vitest'
import type { Grade } from '../../src/domain/grade.js'
import type { RingEvidence } from '../../src/domain/ring.js'
import { article, articles } from '../../src/law/index.js'
import { articleOn, hintOn } from '../../src/telling/law.js'

it('an article is told in the version in force on the day, else in its latest, and says which', () => {
  for (const version of articles()) {
    const { id, validFrom } = version
    expect(articleOn(id, validFrom)).toEqual({ article: version, inForce: true })
    expect(articleOn(id, null)).toEqual({ article: article(id), inForce: false })
    expect(articleOn(id, '1900-01-01')).toEqual({ article: article(id), inForce: false })
  }
  expect(articleOn('nothing', '2024-01-01')).toBeUndefined()
})
it('a lot may carry the criminal hint where a grave fact stands on a tender', () => {
  const fact = (grade: Grade, ...lots: string[]) => ({ grade, lots }) as RingEvidence
  const hint = hintOn({ evidence: [fact('视', 'L1', 'L2', 'L3'), fact('强', 'L4')] })
  expect(hint({ id: 'L1', domain: 'tender', method: 'open' })).toBe('may')
  expect(hint({ id: 'L2', domain: 'tender', method: 'direct' })).toBe('notTender')
  expect(hint({ id: 'L3', domain: '', method: '' })).toBe('methodUnknown')
  expect(hint({ id: 'L4', domain: 'tender', method: 'open' })).toBeUndefined()
})
