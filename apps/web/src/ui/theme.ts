import { useSyncExternalStore } from 'react'

/**
 * How the page is drawn on this device: colors and motion. What is chosen and what comes of it stand as attributes on
 * `<html>`; public/theme.js reads the one and writes the other, from before the first picture on. Style sheets ask
 * `:root[data-theme]` and `:root[data-motion]`, never the media query: a person's choice counts more than the device's.
 */

export const THEME_CHOICES = ['device', 'light', 'dark', 'contrast'] as const
export type ThemeChoice = (typeof THEME_CHOICES)[number]
export type Theme = Exclude<ThemeChoice, 'device'>

const root = document.documentElement

/** What is drawn now. */
export const useTheme = (): Theme => useSyncExternalStore(watch, () => (root.dataset['theme'] ?? 'light') as Theme)

export const useThemeChoice = (): ThemeChoice =>
  useSyncExternalStore(watch, () => (root.dataset['chosenTheme'] ?? 'device') as ThemeChoice)

/** Whether less motion has been asked for here; the device may ask for it too. */
export const useLessMotionChoice = (): boolean =>
  useSyncExternalStore(watch, () => root.dataset['chosenMotion'] === 'less')

/** Things jump instead of gliding. */
export const isCalm = (): boolean => root.dataset['motion'] === 'less'

export const useIsCalm = (): boolean => useSyncExternalStore(watch, isCalm)

export function chooseTheme(choice: ThemeChoice): void {
  keep('commonboard.theme', choice)
  root.dataset['chosenTheme'] = choice
}

export function chooseLessMotion(isLess: boolean): void {
  const choice = isLess ? 'less' : 'device'
  keep('commonboard.motion', choice)
  root.dataset['chosenMotion'] = choice
}

function watch(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange)
  observer.observe(root, {
    attributes: true,
    attributeFilter: ['data-theme', 'data-motion', 'data-chosen-theme', 'data-chosen-motion'],
  })
  return () => observer.disconnect()
}

function keep(key: string, choice: string): void {
  try {
    localStorage.setItem(key, choice)
  } catch (error) {
    console.info('The choice lasts as long as this page: this browser blocks storage.', error)
  }
}
