/** The outline: the plan as lists. */
export const outline = {
  add: 'Add',
  done: 'Done',
}
