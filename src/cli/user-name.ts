import { userInfo } from 'node:os'

/** Who sits at this machine, as the operating system knows them. */
export const userName = (): string => {
  try {
    return userInfo().username
  } catch {
    return 'local'
  }
}
