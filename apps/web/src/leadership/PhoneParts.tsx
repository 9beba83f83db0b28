import { Suspense, useEffect, useState } from 'react'
import { PhoneBar } from '../outline/PhoneBar.tsx'
import { leaveSheet, onBack } from '../ui/sheetHistory.ts'
import { useStructure } from './state.ts'
import { later } from '../ui/later.ts'

const loadAddSheet = () => import('./AddSheet.tsx')
const AddSheet = later(loadAddSheet)

/** The bar under the thumb, as the logic model has it, and the sheet that asks what to add. */
export function PhoneParts() {
  const { canEdit } = useStructure()
  const [isAdding, setAdding] = useState(false)
  useEffect(() => onBack(() => setAdding(false)), [])
  // It has to open when the network has gone.
  useEffect(() => {
    loadAddSheet().catch((error: unknown) => console.info('The sheet comes when it is needed', error))
  }, [])
  return (
    <>
      <PhoneBar onAdd={canEdit ? () => setAdding(true) : undefined} />
      {isAdding && (
        <Suspense fallback={null}>
          <AddSheet
            onClose={() => {
              setAdding(false)
              leaveSheet()
            }}
          />
        </Suspense>
      )}
    </>
  )
}
