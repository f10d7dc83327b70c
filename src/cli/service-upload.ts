import type { Call } from './service-call.js'

/**
 * Sends a form as a stream, telling how many bytes have gone. On the signal it breaks off while something is
 * left to send; after that the answer is awaited, so that the job that has begun is known and can be
 * cancelled.
 */
export const upload = async (
  call: Call,
  path: string,
  form: FormData,
  { signal, sent }: { signal: AbortSignal; sent?: (bytes: number) => void },
): Promise<Response> => {
  const stop = new AbortController()
  let whole = false
  const cancel = (): void => {
    if (!whole) stop.abort()
  }
  const encoded = new Response(form)
  const counted = counting(sent, () => {
    whole = true
  })
  signal.addEventListener('abort', cancel)
  if (signal.aborted) cancel()
  try {
    return await call('POST', path, {
      body: encoded.body!.pipeThrough(counted),
      duplex: 'half',
      headers: { 'content-type': encoded.headers.get('content-type')! },
      signal: stop.signal,
    })
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

/** Lets bytes through, telling how many have passed and when the last one has. */
const counting = (
  passed: ((bytes: number) => void) | undefined,
  ended: () => void,
): TransformStream<Uint8Array, Uint8Array> => {
  let bytes = 0
  return new TransformStream({
    transform(chunk, to) {
      bytes += chunk.length
      passed?.(bytes)
      to.enqueue(chunk)
    },
    flush: ended,
  })
}
