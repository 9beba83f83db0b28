import { mayWrite, type Rights } from '@commonboard/model'

/** What is said to somebody who may not change the boards: why, or what he may do instead. */
export const whyNoEdit = (rights: Rights): 'locked' | 'mayComment' | 'readOnly' =>
  rights.frozen ? 'locked' : mayWrite('talk', rights) ? 'mayComment' : 'readOnly'
