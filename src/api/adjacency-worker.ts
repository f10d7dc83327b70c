import { parentPort, workerData } from 'node:worker_threads'
import { buildAdjacency } from '../graph/adjacency.js'

parentPort!.postMessage(buildAdjacency(workerData))
