import type { KindFixture } from './fixture.js'

export default {
  same: [['13812345678', '+86 138-1234-5678', '１３８１２３４５６７８']],
  none: ['11111111111', '/', '详见公告'],
  shown: [['13812345678', '138****5678']],
} satisfies KindFixture
