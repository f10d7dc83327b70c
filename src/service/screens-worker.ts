import { parentPort, workerData } from 'node:worker_threads'
import { scoreMarket } from '../rules/lot-ranking.js'

parentPort!.postMessage(scoreMarket(workerData))
