/** Why a file is not taken. */
export type WhyUnreadable = 'badFile' | 'tooLarge' | 'tooManyRows'

/** A file nothing is taken from; the message is a sentence for who sent it. */
export class Unreadable extends Error {
  constructor(
    readonly code: WhyUnreadable,
    message: string,
  ) {
    super(message)
  }
}
