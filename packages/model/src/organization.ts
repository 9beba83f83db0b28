import type { OrganizationId } from './ids.ts'
import { putItem, rowOf, setItemField } from './item.ts'
import { orderAfter } from './order.ts'
import { edit, type Plan } from './plan.ts'
import { isSector, type Sector } from './vocabulary.ts'

/** Adds an organization, last in the list, and returns the id. */
export const addOrganization = (plan: Plan, name = '', sector?: Sector): OrganizationId =>
  edit(plan, () =>
    putItem(
      plan,
      'organizations',
      {
        order: orderAfter(
          rowOf(plan, 'organizations', (entry) => entry.get('order') ?? null),
          undefined,
        ),
        sector,
      },
      { name },
    ),
  )

export function setOrganizationSector(plan: Plan, id: OrganizationId, sector: Sector | undefined): void {
  if (sector === undefined || isSector(sector)) setItemField(plan, { root: 'organizations', id }, 'sector', sector)
}
