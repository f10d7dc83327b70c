interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown }
}

/** Scripts are loaded from this service's own bundles and nowhere else. */
const ownScript = (url: string): string => {
  const { origin, pathname } = new URL(url, location.href)
  if (origin === location.origin && pathname.startsWith('/assets/')) return url
  throw new TypeError(`No script of this console: ${url}`)
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
const policy = trustedTypes?.createPolicy('biaojian', { createScriptURL: ownScript })

/** The address of a worker, as the page's policy takes it. */
export const scriptUrl = (url: string): URL => (policy ? policy.createScriptURL(url) : ownScript(url)) as URL
