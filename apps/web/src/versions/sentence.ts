/** With its full stop, unless a quotation at its end has brought one. */
export const sentence = (words: string): string => (/[.!?…]["”»)]*$/u.test(words) ? words : `${words}.`)
