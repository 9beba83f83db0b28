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
    'V-01': { title: 'Aún sin visión', sentence: 'Nadie ha escrito aún qué quieren para cada niño y niña de aquí.' },
    'V-02': {
      title: 'Un ingrediente sin confirmar',
      sentence: 'Esperanza, trabajo conjunto, lugar: alguien debe decir de cada uno que está en la visión.',
    },
    'V-04': {
      title: 'Una visión larga',
      sentence: 'Tiene más de 60 palabras. Pocas personas pueden recordar tantas.',
    },
    'L-01': { title: 'Aún sin impacto', sentence: 'El plan aún no dice qué será diferente dentro de diez años.' },
    'L-02': {
      title: 'Aún sin resultado de sistema',
      sentence: 'Ningún resultado dice aún cómo trabajarán los socios.',
    },
    'L-03': { title: 'Aún sin resultado de población', sentence: 'Ningún resultado dice aún cómo estará la gente.' },
    'L-04': { title: 'Aún sin indicador', sentence: 'Ningún indicador muestra si esto mejora.' },
    'L-05': { title: 'Aún sin resultado', sentence: 'Este indicador no pertenece a ningún resultado.' },
    'L-06': { title: 'Ningún resultado lleva aquí', sentence: 'Ningún resultado lleva a este impacto.' },
    'L-07': {
      title: '¿Ahora o después?',
      sentence: 'Nadie ha dicho si este trabajo se hace ahora, o después y por qué.',
    },
    'L-08': { title: 'Aún sin infraestructura', sentence: 'El plan aún no dice qué hay que construir.' },
    'L-09': { title: 'Aún sin principio', sentence: 'El plan aún no dice cómo queremos tratarnos.' },
    'L-10': { title: 'Todavía es un ejemplo', sentence: 'No se imprime hasta que alguien lo conserve o lo cambie.' },
    'L-11': {
      title: 'Se parece mucho a otra tarjeta',
      sentence: 'Dos tarjetas de una columna dicen casi lo mismo. Pueden ser una sola, o cosas distintas.',
    },
    'L-12': {
      title: 'Parece algo por hacer',
      sentence: 'Un resultado dice qué será cierto. Lo que se hace para lograrlo va entre las estrategias.',
    },
    'L-13': {
      title: 'Muchos indicadores',
      sentence: 'Más de cinco para un resultado, o más de treinta en total, son difíciles de seguir.',
    },
    'L-14': { title: '¿Para qué resultado?', sentence: 'Nada dice aún para qué resultado es esta estrategia.' },
    'R-01': {
      title: 'Aún sin unidad o dirección',
      sentence: 'Aún no está claro qué cuenta el número, o hacia dónde es mejor.',
    },
    'R-02': { title: 'Aún sin fuente', sentence: 'Nada dice aún de dónde sale este número.' },
    'R-03': { title: 'Aún no lo lleva nadie', sentence: 'Nada dice aún quién lleva este número.' },
    'R-04': { title: 'Aún sin inicio', sentence: 'Un número con su fecha dice de dónde partimos.' },
    'R-05': { title: 'Aún sin meta', sentence: 'Un número con su fecha dice hasta dónde queremos llegar.' },
    'R-06': {
      title: 'La meta y la dirección difieren',
      sentence: 'La meta está a un lado del inicio, y lo mejor, al otro.',
    },
    'R-08': {
      title: '¿Por qué grupos?',
      sentence: 'Un solo número para todos puede ocultar que hay diferencias entre grupos.',
    },
    'G-01': {
      title: 'Un nivel sin órgano',
      sentence: 'Aún no se ha nombrado a nadie que dirija en este nivel.',
    },
    'G-02': {
      title: 'Aún sin intermediario',
      sentence: 'Ningún equipo planea, coordina y mantiene en contacto a los otros dos niveles.',
    },
    'G-03': {
      title: 'Falta escuchar',
      sentence: 'Estas voces no ocupan ningún puesto donde se decide. Un puesto libre aún no se ha escuchado.',
    },
    'G-04': {
      title: 'Aún sin camino de vuelta',
      sentence: 'Entre estos niveles vecinos la palabra va en un solo sentido, o no va.',
    },
  },
  onlyStarters: 'Vinculado solo a ejemplos',
  andMore: (title, count) => `${title}, y ${count} más`,
  severity: { block: 'Resolver primero', warn: 'Vale la pena mirarlo' },
  toLookAt: (count) => (count === 0 ? 'Nada por revisar' : `${count} por revisar`),
  exports: {
    title: (plan) => `${plan}: modelo lógico`,
    untitled: 'Plan sin título',
    howToRead: 'Cómo leerlo',
    howToReadText:
      'Del principio al final: lo que queremos, cómo lo veremos, cómo trabajamos. Los números nombran las tarjetas y los enlaces entre ellas: «para 2.1» quiere decir que una tarjeta lleva allí; «se ve en 4.5», que el indicador 4.5 lo muestra.',
    empty: 'Aún no hay nada aquí.',
    noVision: 'Aún no hay visión.',
    noIndicator: 'indicador por definir',
    noValue: 'aún sin valor',
    valueOn: (value, date) => `${value} (${date})`,
    accepted: 'Revisado y aceptado como está',
    print: {
      visionTitle: (plan) => `${plan}: visión`,
      howToReadText:
        'De izquierda a derecha, de lo que queremos a cómo trabajamos. Los números nombran los enlaces: «para 2.1» lleva al impacto 2.1; «se ve en 4.5», lo muestra el indicador 4.5. Junto a cada indicador están su último valor, el año de ese valor y los resultados a los que pertenece.',
      asOf: (date) => `Al ${date}`,
      check: (code) => `código ${code}`,
      of: 'de',
      picture: 'Siete columnas, de la visión a la infraestructura que la sostiene.',
    },
  },
}
