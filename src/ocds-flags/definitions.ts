import type { Definition } from './indicator.js'
import { r003 } from './r003.js'
import { r018 } from './r018.js'
import { r024 } from './r024.js'
import { r025 } from './r025.js'
import { r028 } from './r028.js'
import { r030 } from './r030.js'
import { r035 } from './r035.js'
import { r036 } from './r036.js'
import { r038 } from './r038.js'
import { r044 } from './r044.js'
import { r048 } from './r048.js'
import { r058 } from './r058.js'

/** The one list of indicators, in the order of CODES, in which a release passes through them. */
export const DEFINITIONS = [
  r003,
  r018,
  r024,
  r025,
  r028,
  r030,
  r035,
  r036,
  r038,
  r044,
  r048,
  r058,
] as unknown as readonly Definition[]
