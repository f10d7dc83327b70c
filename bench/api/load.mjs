import { connect } from 'node:net'

/**
 * Open-loop load at a fixed rate over keep-alive sockets: a request is due every 1/rate seconds whatever
 * became of the others, and its latency counts from the moment it was due, so that a stall is paid for by all
 * that it delays (closed-loop clients hide stalls: coordinated omission).
 */
export const load = async ({ url, paths, perSecond, seconds, sockets, headers = {} }) => {
  const more = Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')
  const pool = await Promise.all(Array.from({ length: sockets }, () => open(url)))
  const idle = [...pool]
  const waiting = []
  const latencies = []
  let failed = 0
  const total = perSecond * seconds

  const send = (socket, { path, due }) => {
    answer(socket, (ok) => {
      latencies.push(performance.now() - due)
      if (!ok) failed++
      const next = waiting.shift()
      if (next) send(socket, next)
      else idle.push(socket)
    })
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${url.host}\r\n${more}\r\n`)
  }
  const begin = performance.now()
  for (let i = 0; i < total; ) {
    const now = performance.now()
    for (; i < total && begin + (1000 * i) / perSecond <= now; i++) {
      const request = { path: paths[i % paths.length], due: begin + (1000 * i) / perSecond }
      const socket = idle.pop()
      if (socket) send(socket, request)
      else waiting.push(request)
    }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  while (latencies.length < total) await new Promise((resolve) => setTimeout(resolve, 5))
  for (const socket of pool) socket.destroy()
  latencies.sort((a, b) => a - b)
  const at = (q) => latencies[Math.min(total - 1, Math.floor(q * total))]
  return { sent: total, failed, p50: at(0.5), p99: at(0.99), max: at(1) }
}

const open = (url) =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname, () => resolve(socket))
    socket.setNoDelay(true)
    socket.on('error', reject)
  })

/** Calls once a whole answer with a Content-Length has come. */
const answer = (socket, done) => {
  let head = ''
  let missing = -1
  const onData = (chunk) => {
    if (missing < 0) {
      head += chunk.toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      missing = Number(/content-length: *(\d+)/i.exec(head)?.[1] ?? 0) - (head.length - end - 4)
    } else missing -= chunk.length
    if (missing > 0) return
    socket.off('data', onData)
    done(head.startsWith('HTTP/1.1 200'))
  }
  socket.on('data', onData)
}
