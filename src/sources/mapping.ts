export interface Mapping {
  file: string
}
export const readMapping = async (file: string): Promise<Mapping> => ({ file })
