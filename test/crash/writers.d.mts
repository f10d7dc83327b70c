export interface Writer {
  own: string[]
  from?: 'imported' | 'detected'
  bare?: boolean
  between?: RegExp
}
export const writers: (
  given: Record<'ring' | 'folder' | 'more' | 'numbers' | 'alerts' | 'out', string>,
) => Record<string, Writer>
export const LIKE: Record<string, string>
export const READERS: string[]
