import { isStrip, type PlanContent } from '@commonboard/model'
import { LAYER, read, write } from './device.ts'
import { createStore, type Store } from './store.ts'
import { useStore } from './usePlan.ts'

/** Whether strategies and resources stand below the seven columns. One choice for all faces, kept on this device. */
export interface LayerUi {
  /** undefined: nobody has chosen here, and it stands as soon as it holds a card. */
  readonly chosen: Store<boolean | undefined>
  show(isShown: boolean): void
}

export function createLayerUi(planId: string): LayerUi {
  const kept = read(LAYER + planId)
  const chosen = createStore(typeof kept === 'boolean' ? kept : undefined)
  return {
    chosen,
    show(isShown) {
      chosen.set(isShown)
      write(LAYER + planId, isShown)
    },
  }
}

export const isLayerShown = (content: PlanContent, chosen: boolean | undefined): boolean =>
  chosen ?? content.cards.some((card) => isStrip(card.column))

export const useLayerShown = (layer: LayerUi, content: PlanContent): boolean =>
  isLayerShown(content, useStore(layer.chosen))
