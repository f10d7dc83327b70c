import { t } from '../../texts/text.js'
import { GROUP, PARTNERS } from '../exemptions.js'
import { CONTROL, OWNERSHIP_HITS, type Ownership } from '../kernels/ownership.js'
import { pathText } from '../kernels/ownership-words.js'
import { rule } from '../rule.js'

const DIRECT = t('{path}，构成控股关系', '{path}, a controlling share')
const THROUGH = t('{path}，{owner}由此控股{owned}', '{path}: {owner} controls {owned} through them')

/**
 * Control (REL-02): one bidder holds more than `control` of another, each step of the way up. One owner of
 * both is REL-03's. How ownership is followed: ../kernels/ownership.ts.
 */
export default rule({
  id: 'REL-02',
  family: 'relation',
  grade: '禁',
  law: ['regulation-34'],
  formula: 'share > control, directly; or one owner with a share > control in both',
  texts: {
    name: t('控股关系', 'control'),
    question: t(
      '一家投标人是否控股另一家,或同受一方控股?',
      'Does one bidder hold more than half of another, or one owner more than half of both?',
    ),
    silentWhen: t(
      '股权比例未知、期间不符,或控股方名下单位超过上限',
      'shares unknown or out of date, or the owner holds more firms than the cap',
    ),
    exemptions: [
      t('国家控股企业不因同受国家控股而关联', 'firms are not related merely by common state ownership'),
      PARTNERS,
      GROUP,
    ],
  },
  why: t(
    '存在控股关系的单位依法不得参加同一标段投标，报价难言独立。',
    'Firms of which one controls the other may not bid on the same lot: their prices are not independent.',
  ),
  example: t(
    '甲持有乙51%股权，两家同投一个标段：出线索（禁）。',
    'A holds 51 % of B and both bid on one lot: a lead of the barred grade.',
  ),
  settings: CONTROL,
  needs: [['ownership.owner_id', 'roles.person_id_no']],
  asks: (ask) => [
    ask.pairs<Ownership>({
      kernel: OWNERSHIP_HITS,
      find: (context) => context.once(OWNERSHIP_HITS).filter(({ controls }) => controls),
      tell: ({ path }, _, words) =>
        words.text(path.length === 1 ? DIRECT : THROUGH, {
          path: pathText(path, words),
          owner: words.name(path.at(-1)!.owner),
          owned: words.name(path[0]!.owned),
        }),
    }),
  ],
})
