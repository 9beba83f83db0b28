import { addFromLibrary } from '@commonboard/model'

/** The library weighs more than the rest of a drop: it comes when something of it is dropped. */
export { addFromLibrary }
