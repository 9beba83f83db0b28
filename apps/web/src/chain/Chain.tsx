/** One card's chain as sentences to read aloud. */
export default function Chain() {
  return <div id="chain" />
}
