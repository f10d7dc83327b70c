import { parentPort, workerData } from 'node:worker_threads'
import { buildAdjacency } from '../market/adjacency.js'

parentPort!.postMessage(buildAdjacency(workerData))
