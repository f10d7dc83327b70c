/**
 * Words for a serial: answers of a form, and of makers of virtual machines, who give all their disks one
 * name.
 */
const NO_SERIALS = new Set(
  `TRUE FALSE YES NO OK ADMIN TEST HARDDISK DISK QEMUHARDDISK VBOXHARDDISK VBOXCD-ROM VMWARE VIRTUAL VIRTUALDISK MSFTVIRTUALDISK
  MICROSOFTVIRTUALDISK VMWAREVIRTUALDISK VMWARE,VMWAREVIRTUALS VMWAREVIRTUALS REDHATVIRTIO XENVIRTUALDISK`
    .trim()
    .split(/\s+/),
)

/**
 * Whether a serial or mark, in upper case, can tell one thing from another: a word does not, nor one
 * character, nor what holds no letter or digit of ASCII.
 */
export const tellsApart = (code: string): boolean =>
  code.length > 1 && (DIGIT.test(code) || (LETTER.test(code) && !NO_SERIALS.has(code)))

const DIGIT = /\d/
const LETTER = /[A-Z]/
