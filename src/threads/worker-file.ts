/**
 * URL of a worker's compiled file. Under a test runner the caller is the TypeScript source; its compiled twin
 * in dist/ is then the one to start (`pretest` builds it).
 */
export const workerFile = (callerUrl: string, relative: string): URL =>
  new URL(relative, callerUrl.endsWith('.ts') ? callerUrl.replace('/src/', '/dist/') : callerUrl)
