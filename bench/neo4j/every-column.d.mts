export function fillEveryColumn(folder: string): Promise<void>
