import {
  type BodyId,
  bodyName,
  type Channel,
  type Organization,
  type OrganizationId,
  type Person,
  type Sector,
  SECTORS,
  setChannelEnd,
  setChannelTwoWay,
  setOrganizationSector,
  setPersonOrganization,
  structureWords,
} from '@commonboard/model'
import { useId } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { usePlan } from '../plan/usePlan.ts'
import { Choice, Fields, TextLine } from './fields.tsx'
import styles from './fields.module.css'
import { useStructure } from './state.ts'

export function PersonDetails({ person }: { readonly person: Person }) {
  const plan = usePlan()
  const { content, actions } = useStructure()
  const words = useWords('leadership').leadership
  const { language } = useLanguage()
  const { nameless } = structureWords[language]
  const { organizations, seats, bodies } = content.leadership
  const held = seats
    .filter((seat) => seat.holder === person.id)
    .map((seat) => {
      const body = bodies.find((one) => one.id === seat.body)
      return [seat.role || nameless.seat, body && bodyName(body, language)].filter(Boolean).join(', ')
    })
  return (
    <>
      <TextLine text={{ root: 'people', id: person.id, key: 'name' }} label={words.name} isFirst />
      <Choice<OrganizationId>
        label={words.organization}
        value={person.organization ?? ''}
        options={[
          { value: '', label: words.noneNamed },
          ...organizations.map((one) => ({ value: one.id, label: one.name || nameless.organization })),
        ]}
        onChange={(organization) =>
          actions.step(() => setPersonOrganization(plan, person.id, organization || undefined))
        }
      />
      <p className={styles.hint}>{words.holds(held)}</p>
    </>
  )
}

export function OrganizationDetails({ organization }: { readonly organization: Organization }) {
  const plan = usePlan()
  const { actions } = useStructure()
  const words = useWords('leadership').leadership
  const { language } = useLanguage()
  const { sectors } = structureWords[language]
  return (
    <>
      <TextLine text={{ root: 'organizations', id: organization.id, key: 'name' }} label={words.name} isFirst />
      <Choice<Sector>
        label={words.sector}
        value={organization.sector ?? ''}
        options={[
          { value: '', label: words.noneNamed },
          ...SECTORS.map((sector) => ({ value: sector, label: sectors[sector] })),
        ]}
        onChange={(sector) => actions.step(() => setOrganizationSector(plan, organization.id, sector || undefined))}
      />
    </>
  )
}

export function ChannelDetails({ channel }: { readonly channel: Channel }) {
  const plan = usePlan()
  const { content, actions, canEdit } = useStructure()
  const words = useWords('leadership').leadership
  const { language } = useLanguage()
  const id = useId()
  const options = content.leadership.bodies.map((body) => ({ value: body.id, label: bodyName(body, language) }))
  const ref = { root: 'channels', id: channel.id } as const
  const end = (which: 'from' | 'to') => (
    <Choice<BodyId>
      label={words[which]}
      value={channel[which]}
      options={options}
      onChange={(body) => {
        if (body) actions.step(() => setChannelEnd(plan, channel.id, which, body))
      }}
    />
  )
  return (
    <>
      <TextLine text={{ ...ref, key: 'purpose' }} label={words.channelPurpose} isFirst />
      <TextLine text={{ ...ref, key: 'rhythm' }} label={words.rhythm} />
      <Fields>
        {end('from')}
        {end('to')}
      </Fields>
      <p className={styles.check}>
        <input
          type="checkbox"
          id={id}
          checked={channel.isTwoWay}
          disabled={!canEdit}
          onChange={(event) => actions.step(() => setChannelTwoWay(plan, channel.id, event.target.checked))}
        />
        <label htmlFor={id}>{words.twoWay}</label>
      </p>
    </>
  )
}
