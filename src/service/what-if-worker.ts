import { keptBelievers, type RingWhatIf, ringWhatIf, type WhatIfQuestion } from '../detection/what-if.js'
import { serveDesk } from './desk-worker.js'

const believers = keptBelievers()

serveDesk<WhatIfQuestion, RingWhatIf>(({ market }, question) => ringWhatIf(market, question, believers))
