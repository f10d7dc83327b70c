import type { KindFixture } from './fixture.js'

export default {
  same: [['3C-52-82-11-22-33', '3c:52:82:11:22:33', '3C5282112233']],
  none: ['00-00-00-00-00-00', 'FF:FF:FF:FF:FF:FF', '无'],
  shown: [['3C5282112233', '3C:52:82:11:22:33']],
} satisfies KindFixture
