/** Home, join, privacy, invite: everything but the plan itself. */
export const pages = {
  notFound: {
    title: 'There is nothing at this address',
    text: 'The address may be mistyped, or the page has moved.',
    toHome: 'Go to your plans',
  },
}
