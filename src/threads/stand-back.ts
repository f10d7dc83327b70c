import { setPriority } from 'node:os'

/** nice value of threads that work while others answer */
const BEHIND = 10

/**
 * Lets the main thread, and every thread that it starts from now on, stand back behind those that run
 * already when there are fewer processors than work. On Linux alone, where a process number names its main
 * thread: elsewhere it is the whole process that would stand back.
 */
export const standBack = (): void => {
  if (process.platform === 'linux') setPriority(process.pid, BEHIND)
}
