import { AppError, type ErrorCode } from '../domain/errors.js'

/** An error between threads: a copy would lose its code. */
export interface PlainError {
  code: ErrorCode | null
  message: string
  stack: string | undefined
}

export const plainError = (error: unknown): PlainError => {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  return { code: error instanceof AppError ? error.code : null, message, stack }
}

export const errorOf = ({ code, message, stack }: PlainError): Error => {
  const error = code === null ? new Error(message) : new AppError(code, message)
  if (stack !== undefined) error.stack = stack
  return error
}
