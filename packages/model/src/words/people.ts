import type { Role } from '../protocol.ts'
import type { Language, RoleGroup } from '../vocabulary.ts'

/** What people may do in a plan, and what they come as. Apart from the other words, because the first pages need these only. */
export interface PeopleWords {
  readonly roles: Readonly<Record<Role, { readonly label: string; readonly line: string }>>
  readonly roleGroups: Readonly<Record<RoleGroup, string>>
}

export const peopleWords: Readonly<Record<Language, PeopleWords>> = {
  en: {
    roles: {
      facilitator: {
        label: 'Facilitator',
        line: 'May change everything, invite people, decide who may do what, and lock the boards.',
      },
      editor: { label: 'Editor', line: 'May write, move, link and remove on every board.' },
      contributor: { label: 'Contributor', line: 'May comment, vote and answer. Does not change the boards.' },
      viewer: { label: 'Viewer', line: 'May read everything. Changes nothing.' },
    },
    roleGroups: {
      family: 'Family',
      student: 'Student',
      educator: 'Educator',
      partner: 'Partner',
      neighbor: 'Neighbor',
      other: 'Something else',
    },
  },
  es: {
    roles: {
      facilitator: {
        label: 'Facilitación',
        line: 'Puede cambiar todo, invitar, decidir quién puede hacer qué y bloquear los tableros.',
      },
      editor: { label: 'Edición', line: 'Puede escribir, mover, enlazar y quitar en todos los tableros.' },
      contributor: { label: 'Participación', line: 'Puede comentar, votar y responder. No cambia los tableros.' },
      viewer: { label: 'Lectura', line: 'Puede leer todo. No cambia nada.' },
    },
    roleGroups: {
      family: 'Familia',
      student: 'Estudiante',
      educator: 'Docente',
      partner: 'Organización',
      neighbor: 'Vecindario',
      other: 'Otro',
    },
  },
}
