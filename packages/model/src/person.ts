import { isCardId, type OrganizationId, type PersonId } from './ids.ts'
import { putItem, rowOf, setItemField } from './item.ts'
import { orderAfter } from './order.ts'
import { edit, type Plan } from './plan.ts'

/** Adds a person, last in the list, and returns the id. A first name or a nickname is enough. */
export const addPerson = (plan: Plan, name = '', organization?: OrganizationId): PersonId =>
  edit(plan, () =>
    putItem(
      plan,
      'people',
      {
        order: orderAfter(
          rowOf(plan, 'people', (entry) => entry.get('order') ?? null),
          undefined,
        ),
        organization,
      },
      { name },
    ),
  )

/** Where this person works or whom he or she speaks for; undefined: nowhere named. */
export function setPersonOrganization(plan: Plan, id: PersonId, organization: OrganizationId | undefined): void {
  if (organization === undefined || isCardId(organization))
    setItemField(plan, { root: 'people', id }, 'organization', organization)
}
