import { describe, expect, it } from 'vitest'
import { OpenCalls } from '../../src/threads/open-calls.js'

describe('questions that wait for an answer from another thread', () => {
  it('get their own, in whatever order answers come', async () => {
    const calls = new OpenCalls<string>()
    const [a, b] = [calls.open(undefined), calls.open(undefined)]
    calls.answer(b.id, 'B')
    calls.answer(a.id, 'A')
    expect(await Promise.all([a.answer, b.answer])).toEqual(['A', 'B'])
  })

  it('keep what belongs to them until they are answered', async () => {
    const calls = new OpenCalls<number, string>()
    const { id, answer } = calls.open('progress of 1')
    expect(calls.contextOf(id)).toBe('progress of 1')
    calls.fail(id, new Error('no'))
    await expect(answer).rejects.toThrow('no')
    expect(calls.contextOf(id)).toBeUndefined()
  })

  it('fail together when the other side is gone, and a late answer changes nothing', async () => {
    const calls = new OpenCalls<string>()
    const open = [calls.open(undefined), calls.open(undefined)]
    calls.failAll(new Error('gone'))
    calls.answer(open[0]!.id, 'late')
    const outcomes = await Promise.allSettled(open.map(({ answer }) => answer))
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })
})
