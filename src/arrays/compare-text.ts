/** Order of texts by their UTF-8 bytes, which is that of their code points, without making the bytes. */
export const compareText = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (x !== y) return rank(x) - rank(y)
  }
  return a.length - b.length
}

/** Surrogates stand for code points above all single units. */
const rank = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800)

/** Order of texts by their UTF-16 units, as `<` compares them: for an order that only this program sees. */
export const compareUnits = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0)
