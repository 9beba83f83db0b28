/** Begins with a capital letter. */
export const asSentence = (said: string): string => said.slice(0, 1).toLocaleUpperCase() + said.slice(1)
