const CODE_SET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CODE_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

const organisationCheck = (body: string): string => {
  const sum = ORG_WEIGHTS.reduce((s, w, i) => s + w * Number.parseInt(body[i]!, 36), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/**
 * Unified social credit code (GB 32100-2015) with both check characters right; `organisation` holds 8
 * characters.
 */
export const creditCode = (kind: string, region: string, organisation: string): string => {
  const body = kind + region + organisation + organisationCheck(organisation)
  const sum = CODE_WEIGHTS.reduce((s, w, i) => s + w * CODE_SET.indexOf(body[i]!), 0)
  return body + CODE_SET[(31 - (sum % 31)) % 31]!
}

/** Eight characters of an organisation code for a number below 2^31. */
export const organisationBody = (n: number): string => {
  let out = ''
  for (let i = 0; i < 5; i++) {
    out = CODE_SET[n % 31]! + out
    n = Math.floor(n / 31)
  }
  return `MA${CODE_SET[n % 31]!}${out}`
}

/** Identity number of 18 characters (GB 11643-1999). `birth` = yyyymmdd. */
export const identityNumber = (area: string, birth: string, serial: number): string => {
  const body = area + birth + String(serial).padStart(3, '0')
  const sum = ID_WEIGHTS.reduce((s, w, i) => s + w * Number(body[i]!), 0)
  return body + '10X98765432'[sum % 11]!
}

/** The same code with another check character. */
export const spoilCheck = (code: string): string => {
  const last = code.at(-1)!
  return code.slice(0, -1) + (last === '1' ? '2' : '1')
}
