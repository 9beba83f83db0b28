import type { Language, Level } from '../vocabulary.ts'

/** The levels of the leadership structure; a community may name them otherwise, and so they stand apart from its other words. */
export const levelLabels: Readonly<Record<Language, Readonly<Record<Level, string>>>> = {
  en: { community: 'Community-wide', intermediary: 'Intermediary', site: 'School sites' },
  es: { community: 'Toda la comunidad', intermediary: 'Intermediario', site: 'Planteles escolares' },
}
