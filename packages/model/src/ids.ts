declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** A card of the plan; the vision and the six functions have fixed ids (`vision`, `function:CE`). */
export type CardId = Branded<'CardId'>
/** A link; derived from its two ends, so that two people who draw the same link make one. */
export type LinkId = Branded<'LinkId'>

/** Items of the leadership structure, each in a root of its own. */
export type BodyId = Branded<'BodyId'>
export type SeatId = Branded<'SeatId'>
export type PersonId = Branded<'PersonId'>
export type OrganizationId = Branded<'OrganizationId'>
export type ChannelId = Branded<'ChannelId'>
/** What somebody wrote in a round, once revealed. */
export type IdeaId = Branded<'IdeaId'>
/** A stroke, note or arrow of the sketch. */
export type DrawingId = Branded<'DrawingId'>
/** A comment or a reply of the talk. */
export type CommentId = Branded<'CommentId'>
export type ItemId = BodyId | SeatId | PersonId | OrganizationId | ChannelId

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-'

/**
 * `length` characters of 6 random bits each. `getRandomValues` and not `randomUUID`, which a browser
 * offers only on https or localhost; a workshop often runs on http and a LAN address.
 */
export function randomId(length: number): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(length))
  let id = ''
  for (const byte of bytes) id += ALPHABET[byte & 63]
  return id
}

export const newCardId = (): CardId => randomId(12) as CardId
export const newCommentId = (): CommentId => randomId(12) as CommentId
export const newItemId = (): ItemId => randomId(12) as ItemId

const LINK_MARK = '~'
const CARD_ID = /^[A-Za-z0-9_:-]{1,40}$/

export const isCardId = (value: unknown): value is CardId => typeof value === 'string' && CARD_ID.test(value)

// Another program may have left several ids where one belongs: everybody sees the same one.
export function oneId(value: unknown): string | undefined {
  const ids: unknown[] = Array.isArray(value) ? value : [value]
  return ids.filter(isCardId).sort()[0]
}

export const linkIdOf = (from: CardId, to: CardId): LinkId => `${from}${LINK_MARK}${to}` as LinkId

/** The two ends of a link, or undefined if the id is not one of ours. */
export function endsOf(id: string): { from: CardId; to: CardId } | undefined {
  const [from, to, ...rest] = id.split(LINK_MARK)
  if (rest.length > 0 || !isCardId(from) || !isCardId(to) || from === to) return undefined
  return { from, to }
}
