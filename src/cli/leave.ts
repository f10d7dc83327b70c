type Close = () => void | Promise<void>

const closes: Close[] = []

/** Something that the command line closes when the command is over, the last first. */
export const atEnd = (close: Close): void => void closes.push(close)

/** Closes what was opened; called once, whatever became of the command. */
export const leave = async (): Promise<void> => {
  for (const close of closes.splice(0).reverse()) await close()
}
