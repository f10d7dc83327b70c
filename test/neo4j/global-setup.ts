import { stopTestServer } from './server.mjs'

/** Stops the server that tests started, when all have ended. */
export default () => stopTestServer
