import { type Context, openedStore } from './context.js'
import { atEnd } from './leave.js'

let running: Promise<string> | undefined

/**
 * The address of a service on the store of this machine, for the time of the command: who asks passes the
 * same gate, and leaves the same entries in the audit log, as through any other. It listens on the loopback
 * address at a free port and starts nothing by itself. Fails with `conflict` while another has the store.
 */
export const serviceHere = (context: Context): Promise<string> => {
  running ??= started(context)
  return running
}

const started = async (context: Context): Promise<string> => {
  const { serve } = await import('../api/serve.js')
  const store = await openedStore(context)
  atEnd(() => store.close())
  const { tls: _tls, ...config } = context.config
  const service = await serve({ store, config, host: '127.0.0.1', port: 0, periodic: false })
  atEnd(() => service.close())
  return service.url
}
