import { entryOf } from './entry.ts'
import { type BodyId, type ChannelId, isCardId } from './ids.ts'
import { putItem, rowOf, setItemField } from './item.ts'
import { orderAfter } from './order.ts'
import { edit, type Plan } from './plan.ts'

/** Who tells whom. A channel one way still lets people answer; two-way means that both bring something of their own. */
export interface ChannelEnds {
  readonly from: BodyId
  readonly to: BodyId
}

/** @throws if it leads from a body to itself */
export function addChannel(
  plan: Plan,
  { from, to }: ChannelEnds,
  channel: { readonly purpose?: string; readonly rhythm?: string; readonly isTwoWay?: boolean } = {},
): ChannelId {
  if (from === to) throw new Error('A channel leads from one body to another')
  return edit(plan, () =>
    putItem(
      plan,
      'channels',
      {
        order: orderAfter(
          rowOf(plan, 'channels', (entry) => entry.get('order') ?? null),
          undefined,
        ),
        from,
        to,
        twoWay: channel.isTwoWay === true ? true : undefined,
      },
      {
        ...(channel.purpose ? { purpose: channel.purpose } : {}),
        ...(channel.rhythm ? { rhythm: channel.rhythm } : {}),
      },
    ),
  )
}

/** Changes one end. To the body at its other end it turns round, so that no channel leads nowhere. */
export function setChannelEnd(plan: Plan, id: ChannelId, end: 'from' | 'to', body: BodyId): void {
  const entry = entryOf(plan, 'channels', id)
  if (!entry || !isCardId(body)) return
  const other = end === 'from' ? 'to' : 'from'
  const ref = { root: 'channels', id } as const
  edit(plan, () => {
    if (entry.get(other) === body) setItemField(plan, ref, other, entry.get(end))
    setItemField(plan, ref, end, body)
  })
}

export function setChannelTwoWay(plan: Plan, id: ChannelId, isTwoWay: boolean): void {
  setItemField(plan, { root: 'channels', id }, 'twoWay', isTwoWay ? true : undefined)
}
