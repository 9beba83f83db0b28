/** The logic model as a table, one column at a time. */
export default function Table() {
  return <div id="table" />
}
