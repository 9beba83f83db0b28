import {
  addBody,
  addChannel,
  addPerson,
  addSeat,
  type BodyId,
  type Language,
  LEVELS,
  type Plan,
  seatPerson,
} from '@commonboard/model'

const COUNTS = { community: 3, intermediary: 2, site: 20 } as const

const WORDS = {
  en: {
    school: 'Community high school of',
    purpose: 'Holds the vision and lines up policy and money behind it',
    meets: 'every second Tuesday',
    role: 'superintendent of all schools in the county',
    family: 'family',
    passes: 'Findings and requests',
    rhythm: 'every month',
  },
  es: {
    school: 'Escuela preparatoria comunitaria de',
    purpose: 'Cuida la visión y alinea detrás de ella las políticas y los recursos de todas las instituciones',
    meets: 'cada segundo martes por la tarde',
    role: 'superintendencia de todas las escuelas del condado',
    family: 'familia',
    passes: 'Hallazgos y peticiones',
    rhythm: 'cada mes',
  },
} as const

const PEOPLE = ['Dr. María-Fernanda Villanueva-Estrada', 'Guadalupe', 'ليلى الحدّاد', 'Thị Minh Khai Nguyễn'] as const

/** Twenty-five bodies with long names, many seats and channels, one name that reads from right to left. */
export function addLargeStructure(plan: Plan, language: Language): void {
  const words = WORDS[language]
  const bodies = LEVELS.flatMap((level) =>
    Array.from({ length: COUNTS[level] }, (_, index): BodyId => {
      const name = `${words.school} Riverbend ${index + 1}`
      return addBody(plan, { level }, { name, meets: words.meets, purpose: words.purpose })
    }),
  )
  const people = PEOPLE.map((name) => addPerson(plan, name))
  for (const [index, body] of bodies.entries())
    for (let seat = 0; seat < (index % 7) + 2; seat++) {
      const id = addSeat(plan, { body }, { role: seat % 3 ? words.role : words.family })
      if (seat % 2) seatPerson(plan, id, people[(index + seat) % people.length])
    }
  for (const [index, from] of bodies.entries()) {
    const to = bodies[(index + 4) % bodies.length]
    if (to) addChannel(plan, { from, to }, { purpose: words.passes, rhythm: words.rhythm, isTwoWay: index % 3 === 0 })
  }
}
