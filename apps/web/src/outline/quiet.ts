/** Whether this device says others' changes aloud. A browser that blocks storage forgets the choice with the page. */

const STORAGE_KEY = 'commonboard.sayChanges'

export function saysChanges(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== 'no'
  } catch {
    return true
  }
}

export function keepSaysChanges(isOn: boolean): void {
  try {
    localStorage.setItem(STORAGE_KEY, isOn ? 'yes' : 'no')
  } catch (error) {
    console.info('The choice is not kept: this browser blocks storage.', error)
  }
}
