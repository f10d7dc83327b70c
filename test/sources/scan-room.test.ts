import { describe, expect, it } from 'vitest'
import { giveBack, takeRoom } from '../../src/sources/scan-room.js'

describe('the memory of a scan', () => {
  it('is used again by the next file if it is large enough, never by two at a time', () => {
    const room = takeRoom(100, 50)
    giveBack(room)
    expect(takeRoom(80, 50)).toBe(room)
    expect(takeRoom(80, 50)).not.toBe(room)
    giveBack(room)
    const larger = takeRoom(100, 51)
    expect([larger.bytes.length, larger.starts.length]).toEqual([100, 51])
  })
})
