/** How a node of the accessibility tree is spoken. */
export interface Heard {
  /** All of it as one line, as it would be spoken. */
  readonly text: string
  readonly role: string
  /** The role as it is spoken. */
  readonly said: string
  readonly name: string
  readonly value: string
}

interface AxValue {
  readonly value?: unknown
}
export interface AxNode {
  readonly nodeId: string
  readonly parentId?: string
  readonly childIds?: readonly string[]
  readonly ignored: boolean
  readonly role?: AxValue
  readonly name?: AxValue
  readonly description?: AxValue
  readonly value?: AxValue
  readonly properties?: readonly { readonly name: string; readonly value: AxValue }[]
}

/** Around the focus, these are said when one comes into them. */
export const SURROUNDINGS = new Set([
  'dialog',
  'alertdialog',
  'navigation',
  'main',
  'complementary',
  'banner',
  'contentinfo',
  'region',
  'form',
  'group',
  'radiogroup',
  'toolbar',
  'menu',
  'tablist',
  'tabpanel',
])
/** Said even without a name. */
export const SAID_BARE = new Set(['dialog', 'alertdialog', 'navigation', 'main', 'complementary', 'menu', 'tablist'])
export const ROLE_WORDS: Readonly<Record<string, string>> = {
  textbox: 'edit',
  searchbox: 'search',
  checkbox: 'check box',
  radio: 'radio button',
  menuitem: 'menu item',
  combobox: 'list box',
  RootWebArea: 'page',
  DateTime: 'date',
  DisclosureTriangle: 'button',
  DisclosureTriangleGrouped: 'button',
  StaticText: '',
  generic: '',
  tablist: 'tabs',
  complementary: 'aside',
  radiogroup: 'group',
}
const STATES: Readonly<Record<string, (value: unknown) => string>> = {
  checked: (value) => (value === 'true' ? 'checked' : 'not checked'),
  pressed: (value) => (value === 'true' ? 'pressed' : 'not pressed'),
  expanded: (value) => (value === true ? 'expanded' : 'collapsed'),
  selected: (value) => (value === true ? 'selected' : ''),
  disabled: (value) => (value === true ? 'unavailable' : ''),
  readonly: (value) => (value === true ? 'read only' : ''),
  invalid: (value) => (value === 'true' ? 'invalid' : ''),
  required: (value) => (value === true ? 'required' : ''),
  multiline: (value) => (value === true ? 'several lines' : ''),
  hasPopup: (value) => (value === 'menu' ? 'opens a menu' : value === 'dialog' ? 'opens a dialog' : ''),
}

export const text = (value: AxValue | undefined): string => (typeof value?.value === 'string' ? value.value.trim() : '')

/** A node as it is spoken: name, role, value, states, description. */
export function spoken(node: AxNode): Heard {
  const role = text(node.role)
  const name = text(node.name)
  const value = typeof node.value?.value === 'string' ? node.value.value : ''
  const of = (wanted: string) => node.properties?.find((one) => one.name === wanted)?.value.value
  const described = of('roledescription')
  const states = Object.entries(STATES).map(([key, say]) => {
    const state = of(key)
    // That a list box opens is said with its role.
    return state === undefined || (key === 'hasPopup' && role === 'combobox') ? '' : say(state)
  })
  const said = typeof described === 'string' && described ? described : (ROLE_WORDS[role] ?? role)
  const parts = [
    name || (role === 'RootWebArea' ? '' : role === 'gridcell' ? 'blank' : 'no name'),
    said,
    value && value !== name ? `“${value.replace(/\s+/g, ' ')}”` : '',
    ...states,
    text(node.description),
  ]
  return { text: parts.filter(Boolean).join(', '), role, said, name, value }
}
