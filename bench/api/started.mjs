/** Resolves with the address of a service once it has said that it listens; fails where it ends before. */
export const started = (child) =>
  new Promise((found, failed) => {
    let out = ''
    child.stdout.on('data', (chunk) => {
      out += chunk
      const url = /http:\/\/\S+/.exec(out)
      if (url) found(new URL(url[0]))
    })
    child.once('exit', () => failed(new Error(`the service ended: ${out}`)))
  })
