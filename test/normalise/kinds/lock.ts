import type { KindFixture } from './fixture.js'

export default {
  same: [['GLD-10023456', ' gld-10023456 ', 'ＧＬＤ-10023456']],
  none: ['试用版', '-', '0000000000'],
  shown: [['GLD-10023456', 'GLD-10023456']],
} satisfies KindFixture
