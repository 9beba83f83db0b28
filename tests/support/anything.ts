import { confirmIngredient, edit } from '@commonboard/model'
import { anyEdit, Ledger } from './edits.ts'
import type { Peer } from './peers.ts'
import type { Random } from './random.ts'
import { anyStructureEdit } from './structureEdits.ts'
import { anyVisionEdit } from './visionEdits.ts'

/** Whose letters an undo takes is looked at elsewhere (`agree.test.ts`); here lines are taken out whole as well. */
class AnyLetters extends Ledger {
  override readonly taken = new (class extends Set<string> {
    override has(): boolean {
      return true
    }
  })()
}

/** Everything that can be done in a plan, the vision and the labels included. */
export function anything(ledger = new AnyLetters()) {
  const inPlan = anyEdit(ledger)
  return (peer: Peer, random: Random) => {
    // Seats, people and who holds what are worth as many tries as the cards.
    if (random.chance(0.35)) return anyStructureEdit(peer, random)
    if (random.chance(0.65)) return inPlan(peer, random)
    if (random.chance(0.8)) return anyVisionEdit(peer.plan, random, (count) => ledger.letters(peer, count))
    const one = random.pick(['hope', 'together', 'place'] as const) ?? 'hope'
    confirmIngredient(peer.plan, one, random.pick(['ana', 'ben']) ?? 'ana', random.chance(0.6))
    const key = random.pick(['column.results', 'level.site']) ?? ''
    edit(peer.plan, () => {
      if (random.chance(0.5)) peer.plan.words.set(key, ledger.letters(peer, 2))
      else peer.plan.words.delete(key)
    })
  }
}
