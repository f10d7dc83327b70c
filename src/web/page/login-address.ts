/** Address of the log-in that leads back to where one is. */
export const loginAddress = (path: string): string =>
  path === '/' ? '/login' : `/login?to=${encodeURIComponent(path + location.search)}`
