/** Above this a change of many cards asks first. */
export const MANY = 20
