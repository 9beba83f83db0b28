import { peopleWords } from './people.ts'
import { structureWords } from './structure.ts'
import type { PlanWords } from './words.ts'

/** Spanish of the United States, with usted. Unchecked until a native reader has read it. */
export const es: PlanWords = {
  locale: 'es-US',
  groups: {
    destination: 'Aclarar el destino',
    measure: 'Medir los pasos para llegar',
    fundamentals: 'Practicar lo fundamental',
    form: 'Organizar la forma',
  },
  columns: {
    vision: { label: 'Visión', one: 'Visión', question: '¿Qué queremos para cada niño y niña de aquí, en una frase?' },
    impact: { label: 'Impacto', one: 'Impacto', question: '¿Qué será diferente dentro de diez años?' },
    results: {
      label: 'Resultados',
      one: 'Resultado',
      question: '¿Qué debe hacerse realidad, para la gente y en nuestra forma de trabajar?',
    },
    indicators: { label: 'Indicadores', one: 'Indicador', question: '¿Cómo lo veremos? ¿Qué número cambia?' },
    principles: { label: 'Principios', one: 'Principio', question: '¿Cómo queremos tratarnos?' },
    functions: { label: 'Funciones', one: 'Función', question: '¿Qué seis tipos de trabajo lo mantienen en marcha?' },
    infrastructure: {
      label: 'Infraestructura',
      one: 'Infraestructura',
      question: '¿Qué hay que construir y quién lo sostiene?',
    },
    strategies: { label: 'Estrategias', one: 'Estrategia', question: '¿Qué haremos? ¿Para qué resultado?' },
    resources: {
      label: 'Recursos',
      one: 'Recurso',
      question: '¿Qué puede aportar cada socio: personas, espacio, dinero, datos, saber hacer?',
    },
  },
  bands: {
    system: { label: 'Sistema', line: 'cómo trabajan los socios' },
    population: { label: 'Población', line: 'cómo está la gente' },
    site: { label: 'Plantel', line: 'lo que asume una escuela' },
  },
  functions: {
    CE: {
      name: 'Participación comunitaria',
      line: 'Jóvenes, familias y vecinos ayudan a diseñar y a decidir, desde el primer día.',
    },
    AI: {
      name: 'Alineación e integración',
      line: 'Las organizaciones van hacia los mismos resultados y unen dinero, prácticas y reglas.',
    },
    PL: {
      name: 'Oportunidades de aprendizaje profesional',
      line: 'Todos seguimos aprendiendo las habilidades y los hábitos que pide esta forma de trabajar.',
    },
    DE: {
      name: 'Datos y evaluación',
      line: 'Reunimos los datos que hacen falta, los protegemos y los usamos para decidir mejor.',
    },
    FR: {
      name: 'Finanzas y recursos',
      line: 'Buscamos, compartimos y coordinamos dinero, personas y espacios para que el trabajo dure.',
    },
    PP: {
      name: 'Políticas y práctica',
      line: 'Lo que aprenden los planteles llega a quienes pueden cambiar las reglas, y las cambian.',
    },
  },
  addressed: { now: 'Ahora', later: 'Después', open: 'Aún sin decidir', reason: 'Por qué después' },
  links: {
    contributesTo: {
      name: 'Lleva a',
      forward: 'lleva a',
      backward: 'se logra con',
      forwardShort: 'para',
      backwardShort: 'necesita',
    },
    measures: {
      name: 'Mide',
      forward: 'mide',
      backward: 'se mide con',
      forwardShort: 'para',
      backwardShort: 'se ve en',
    },
    moves: {
      name: 'Mueve',
      forward: 'debe mover',
      backward: 'lo mueve',
      forwardShort: 'mueve',
      backwardShort: 'lo mueve',
    },
    supports: {
      name: 'Apoya',
      forward: 'apoya',
      backward: 'se apoya en',
      forwardShort: 'sostiene',
      backwardShort: 'se apoya en',
    },
  },
  ...peopleWords.es,
  structure: structureWords.es,
  visionHint: 'Aquí, cada niño y niña …',
  ingredients: {
    hope: {
      name: 'Esperanza',
      prompt: '¿Cómo mejorará aquí la vida de la niñez y la juventud, de sus familias y de toda la comunidad?',
      isThere: '¿Puede una madre o un padre señalar las palabras que dicen qué mejora y para quién?',
    },
    together: {
      name: 'Trabajo conjunto',
      prompt: '¿Qué prometemos hacer, y a quién necesitamos a nuestro lado?',
      isThere: '¿Las palabras piden socios y acción, y no solo deseos?',
    },
    place: {
      name: 'Lugar',
      prompt: '¿De qué zona y de qué distritos escolares hablamos? ¿Quiénes comparten la base de impuestos?',
      isThere: '¿Podría alguien recién llegado dibujar nuestra zona en un mapa?',
    },
  },
  starter: 'Ejemplo. Consérvelo o cámbielo',
  checks: {
    'V-01': 'Aún sin visión',
    'V-02': 'Un ingrediente sin confirmar',
    'V-04': 'Una visión larga',
    'L-01': 'Aún sin impacto',
    'L-02': 'Aún sin resultado de sistema',
    'L-03': 'Aún sin resultado de población',
    'L-04': 'Aún sin indicador',
    'L-05': 'Aún sin resultado',
    'L-06': 'Ningún resultado lleva aquí',
    'L-07': '¿Ahora o después?',
    'L-08': 'Aún sin infraestructura',
    'L-09': 'Aún sin principio',
    'L-10': 'Todavía es un ejemplo',
    'L-11': 'Se parece mucho a otra tarjeta',
    'L-12': 'Parece algo por hacer',
    'L-13': 'Muchos indicadores',
    'L-14': '¿Para qué resultado?',
    'R-01': 'Aún sin unidad o dirección',
    'R-02': 'Aún sin fuente',
    'R-03': 'Aún no lo lleva nadie',
    'R-04': 'Aún sin inicio',
    'R-05': 'Aún sin meta',
    'R-06': 'La meta y la dirección difieren',
    'R-08': '¿Por qué grupos?',
    'G-01': 'Un nivel sin órgano',
    'G-02': 'Aún sin intermediario',
    'G-03': 'Falta escuchar',
    'G-04': 'Aún sin camino de vuelta',
  },
  onlyStarters: 'Vinculado solo a ejemplos',
  andMore: (title, count) => `${title}, y ${count} más`,
  severity: { block: 'Resolver primero', warn: 'Vale la pena mirarlo' },
  toLookAt: (count) => (count === 0 ? 'Nada por revisar' : `${count} por revisar`),
}
