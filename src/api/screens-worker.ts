import { parentPort, workerData } from 'node:worker_threads'
import { screenMarket } from '../screens/screen-market.js'

parentPort!.postMessage(screenMarket(workerData))
