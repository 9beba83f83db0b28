import { bodyName, labelOf, LEVELS, structureWords } from '@commonboard/model'
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import sheet from '../outline/CardDetails.module.css'
import { Sheet } from '../ui/Sheet.tsx'
import { LEVEL_ICONS } from './sectors.ts'
import { useStructure } from './state.ts'

/** What is to be added, and where? Then its fields are open in the outline. */
export default function AddSheet({ onClose }: { readonly onClose: () => void }) {
  const { content, actions } = useStructure()
  const { outline, leadership: words } = useWords('leadership')
  const { language } = useLanguage()
  const { bodies } = content.leadership
  const { levels } = structureWords[language]
  const does = (add: () => void) => () => {
    onClose()
    add()
  }
  return (
    <Sheet title={outline.add} onClose={onClose}>
      {LEVELS.map((level) => {
        const Icon = LEVEL_ICONS[level]
        const label = labelOf(content, language, `level.${level}`)
        return (
          <Part
            key={level}
            title={
              <>
                <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
                {label}
              </>
            }
            line={levels[level].line}
          >
            <Add onAdd={does(() => actions.addBody(level))} label={words.addBodyTo(label)}>
              {words.addBody}
            </Add>
            {bodies
              .filter((body) => body.level === level)
              .map((body) => (
                <Add key={body.id} onAdd={does(() => actions.addSeat(body.id))}>
                  {words.addSeatTo(bodyName(body, language))}
                </Add>
              ))}
          </Part>
        )
      })}
      {bodies.length > 1 && (
        <Part title={words.channels} line={words.channelsQuestion}>
          <Add onAdd={does(actions.addChannel)}>{words.addChannel}</Add>
        </Part>
      )}
      <Part title={words.people} line={words.peopleQuestion}>
        <Add onAdd={does(actions.addPerson)}>{words.addPerson}</Add>
        <Add onAdd={does(actions.addOrganization)}>{words.addOrganization}</Add>
      </Part>
    </Sheet>
  )
}

function Part(props: { readonly title: ReactNode; readonly line: string; readonly children: ReactNode }) {
  return (
    <section className={sheet.place}>
      <h3>{props.title}</h3>
      <p>{props.line}</p>
      <div>{props.children}</div>
    </section>
  )
}

function Add(props: { readonly onAdd: () => void; readonly label?: string; readonly children: ReactNode }) {
  return (
    <button type="button" aria-label={props.label} onClick={props.onAdd}>
      <Plus size={18} strokeWidth={1.75} aria-hidden="true" />
      <span>{props.children}</span>
    </button>
  )
}
