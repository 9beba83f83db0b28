/** What a link of the vision carries in the page: it opens beside the plan and tells the other site nothing. */
export const LINK_ATTRIBUTES = { target: '_blank', rel: 'noopener noreferrer nofollow' } as const
