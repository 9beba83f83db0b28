import {
  type Body,
  BODY_KINDS,
  type BodyId,
  type BodyKind,
  bodyName,
  labelOf,
  type Level,
  LEVELS,
  moveBody,
  setBodyKind,
  structureWords,
} from '@commonboard/model'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { usePlan } from '../plan/usePlan.ts'
import { Choice, Fields, TextLine } from './fields.tsx'
import { useStructure } from './state.ts'

const FIRST = 'first'

/** A council or team: what it is called, what for, when it meets, where it stands. */
export function BodyDetails({ body }: { readonly body: Body }) {
  const plan = usePlan()
  const { content, actions } = useStructure()
  const words = useWords('leadership').leadership
  const { language } = useLanguage()
  const structure = structureWords[language]
  const ref = { root: 'bodies', id: body.id } as const
  const others = content.leadership.bodies.filter((one) => one.level === body.level && one.id !== body.id)
  const all = content.leadership.bodies.filter((one) => one.level === body.level)
  const above = all[all.findIndex((one) => one.id === body.id) - 1]
  return (
    <>
      <TextLine text={{ ...ref, key: 'name' }} label={words.name} isFirst />
      <TextLine text={{ ...ref, key: 'purpose' }} label={words.purpose} />
      <TextLine text={{ ...ref, key: 'meets' }} label={words.meets} />
      <Fields>
        <Choice<BodyKind>
          label={words.kind}
          value={body.kind ?? ''}
          options={[
            { value: '', label: words.noneNamed },
            ...BODY_KINDS.map((kind) => ({ value: kind, label: structure.kinds[kind] })),
          ]}
          onChange={(kind) => actions.step(() => setBodyKind(plan, body.id, kind || undefined))}
        />
        <Choice<Level>
          label={words.level}
          value={body.level}
          options={LEVELS.map((level) => ({ value: level, label: labelOf(content, language, `level.${level}`) }))}
          onChange={(level) => {
            if (level) actions.step(() => moveBody(plan, body.id, { level }))
          }}
        />
        {others.length > 0 && (
          <Choice<BodyId | typeof FIRST>
            label={words.place}
            value={above?.id ?? FIRST}
            options={[
              { value: FIRST, label: words.first },
              ...others.map((one) => ({ value: one.id, label: words.after(bodyName(one, language)) })),
            ]}
            onChange={(after) =>
              actions.step(() =>
                moveBody(plan, body.id, { level: body.level, after: after === FIRST || !after ? null : after }),
              )
            }
          />
        )}
      </Fields>
    </>
  )
}
