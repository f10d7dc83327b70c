import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** What the line between client and server does with packets. */
export type Line = 'pass' | 'drop' | 'refuse'

/** A TCP proxy on a loopback port that passes packets on, loses them silently, or refuses connections. */
export const proxyTo = async (
  port: number,
): Promise<{ port: number; set(line: Line): void; close(): Promise<void> }> => {
  let line: Line = 'pass'
  const sockets = new Set<Socket>()
  const keep = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  }
  const server = createServer((client) => {
    keep(client)
    if (line === 'refuse') return client.destroy()
    const upstream = connect(port, '127.0.0.1')
    keep(upstream)
    client.on('data', (bytes) => line === 'pass' && upstream.write(bytes))
    upstream.on('data', (bytes) => line === 'pass' && client.write(bytes))
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => line === 'pass' && client.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    set(next) {
      line = next
      if (next === 'refuse') for (const socket of sockets) socket.destroy()
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
