export interface TestServer {
  uri: string
  user: string
  password: string
  port: number
  home: string
  pid: number
}
export function whyNoServer(): string | undefined
export function assemble(): string
/** A server's folder, port and password, that does not run yet (`pid` 0): `of` of `startServer`. */
export function makeServer(): Promise<TestServer>
export function startServer(options?: {
  heap?: string
  pagecache?: string
  of?: TestServer
  detached?: boolean
  load?: string
  quick?: boolean
  waits?: boolean
}): Promise<TestServer>
export function bulkCommand(
  home: string,
  heap?: string,
  quick?: boolean,
): { program: string; args: string[]; env: NodeJS.ProcessEnv }
export function bulkLoad(home: string, dir: string, heap?: string, quick?: boolean): string
export function stopServer(
  server: TestServer,
  options?: { signal?: NodeJS.Signals; keep?: boolean },
): Promise<void>
export function runningServer(): TestServer | undefined
/** The running server, or one that is started now and stopped by `stopTestServer`. */
export function testServer(): Promise<TestServer>
export function stopTestServer(): Promise<void>
