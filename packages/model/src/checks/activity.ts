/**
 * Whether a result is phrased as something to do: "Provide tutoring", "Ofrecer tutorías". Told by its first words alone,
 * in English and Spanish whatever the language of the plan, and rather silent than wrong: "Training is within reach" and
 * "Students offer each other help" are results.
 */
export function soundsLikeActivity(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’]+/u)
    .filter((word) => /\p{L}/u.test(word))
  const [first = '', second = ''] = words
  if (!second) return false
  if (PLAIN_FORMS.has(first)) return !IS_SAID_OF_IT.has(second)
  if (DOING_FORMS.has(first)) return !IS_SAID_OF_IT.has(second) && !words.some((word) => SAYS_HOW_IT_IS.has(word))
  if (MOSTLY_DOING.has(first)) return LEADS_A_NOUN.has(second) || OFTEN_DONE.has(second)
  return AMBIGUOUS.has(first) && LEADS_A_NOUN.has(second)
}

const list = (words: string): string[] => words.split(' ')

/** At the head of a sentence these can only ask for something. */
const ENGLISH = list(
  'provide create organize organise deliver establish develop expand implement conduct recruit hire purchase arrange facilitate install distribute introduce build give teach',
)
/** These may be nouns as well: "Train stations", "Host families". They ask only before such words as "a" or "all" … */
const AMBIGUOUS: ReadonlySet<string> = new Set(
  list('host launch open start support share lead plan coordinate make set bring invite pilot'),
)
const LEADS_A_NOUN: ReadonlySet<string> = new Set(
  list(
    'a an the our their his her its your this these all every each both any some more at one two three four five six ten new free regular weekly monthly quarterly yearly annual daily',
  ),
)
/** … and these also before people and things they are mostly done to or with. */
const MOSTLY_DOING: ReadonlySet<string> = new Set(list('offer hold train run'))
const OFTEN_DONE: ReadonlySet<string> = new Set(
  list(
    'teachers parents families staff students volunteers partners workshops meetings trainings classes clubs courses events sessions programs services tutoring mentoring training childcare after',
  ),
)
const SPANISH = list(
  'ofrecer brindar dar capacitar organizar crear realizar impartir proporcionar implementar establecer desarrollar ampliar coordinar contratar formar celebrar facilitar construir distribuir invitar reclutar lanzar abrir hacer entregar instalar',
)
/** To one person or to several; without "cree", which also means that somebody believes. */
const SPANISH_ORDERS = list(
  'ofrezca brinde dé capacite organice proporcione implemente establezca desarrolle amplíe contrate facilite construya distribuya invite entregue ofrezcan brinden den capaciten organicen proporcionen implementen establezcan desarrollen amplíen contraten faciliten construyan distribuyan inviten entreguen',
)
/** "Offering" and its like: also the beginning of a sentence about it, "Offering tutoring has brought …". */
const DOING_FORMS: ReadonlySet<string> = new Set([
  ...ENGLISH.map((verb) => `${verb.replace(/e$/, '')}ing`),
  ...list('offering holding running hosting launching'),
  ...SPANISH.map((verb) =>
    verb
      .replace(/ar$/, 'ando')
      .replace(/(?<=u)ir$/, 'yendo')
      .replace(/[ei]r$/, 'iendo'),
  ),
])
const PLAIN_FORMS: ReadonlySet<string> = new Set([...ENGLISH, ...SPANISH, ...SPANISH_ORDERS])

/** After the first word: then that is what the sentence is about. */
const IS_SAID_OF_IT: ReadonlySet<string> = new Set(list('is are was has can will es son está están fue era ha puede'))
const SAYS_HOW_IT_IS: ReadonlySet<string> = new Set([
  ...IS_SAID_OF_IT,
  ...list('have were helps reaches works leads makes brings han tiene tienen ayuda llega logra'),
])
