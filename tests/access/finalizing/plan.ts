import { addCard, addLink, type CardId, type Column, type Plan, setField } from '@commonboard/model'

/** Results by the impact they lead to, and what each is measured by: sixteen indicators, none with a start yet. */
const RESULTS: readonly (readonly [text: string, indicators: readonly string[]])[] = [
  ['People want to live here', []],
  ['Children read with ease', ['Reading at the end of grade 3', 'Books at home', 'Library cards']],
  ['Students come to school every day', ['Attendance', 'Chronic absence', 'Late arrivals']],
  ['Families have a steady home', ['Moves within a school year', 'Families without a home', 'Evictions']],
  ['Children are healthy', ['Visits to a dentist', 'Breakfast before school', 'Asthma attacks']],
  ['Young people have somewhere good to be until six', ['Teens in a program', 'Hours open after school']],
]

/** A plan shortly before it goes to the school board: what is open in it is what the session settles. */
export function writeAlmostFinal(plan: Plan): void {
  const add = (column: Column, text: string) =>
    addCard(plan, { column, band: column === 'impact' ? '' : 'population' }, text)
  const ready = add('impact', 'Young people grow up ready for what comes next')
  const stay = add('impact', 'Neighbors look after each other')
  const measured = (text: string, of: CardId) => {
    const id = add('indicators', text)
    addLink(plan, id, of)
    return id
  }
  for (const [text, indicators] of RESULTS) {
    const result = add('results', text)
    // Six chains to one impact; that people want to live here makes nobody ready.
    addLink(plan, result, ready)
    for (const name of indicators) {
      const id = measured(name, result)
      if (name !== 'Attendance') continue
      setField(plan, id, 'unit', '%')
      setField(plan, id, 'direction', 'up')
      setField(plan, id, 'target', 93)
    }
  }
  const care = add('results', 'Provide after-school care')
  measured('Places in care', care)
  const summer = measured('Summer places', care)
  const help = add('results', 'Families help each other out')
  addLink(plan, help, stay)
  addLink(plan, summer, help)
}

/** As they stand in Priya's spreadsheet: its headings are the wrong way round. Two indicators are not in the plan. */
export const ROWS = [
  ['Indicator', 'Start'],
  ['41', 'Reading at the end of grade 3'],
  ['12', 'Books at home'],
  ['380', 'Library cards'],
  ['94', 'Attendance'],
  ['22', 'Chronic absence'],
  ['9', 'Late arrivals'],
  ['64', 'Moves within a school year'],
  ['38', 'Families without a home'],
  ['120', 'Evictions'],
  ['51', 'Visits to a dentist'],
  ['33', 'Breakfast before school'],
  ['18', 'Asthma attacks'],
  ['75', 'Teens in a program'],
  ['6', 'Hours open after school'],
  ['140', 'Places in care'],
  ['210', 'Summer places'],
  ['17', 'Volunteers in classrooms'],
  ['5', 'Gardens in use'],
]
  .map((cells) => cells.join('\t'))
  .join('\n')
