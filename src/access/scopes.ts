/** What a token may be used for, within what the role of whoever it belongs to allows. */
export const scopes = {
  'contacts:read': 'read and list contacts',
  'contacts:write': 'record contacts and decide about them',
  'people:read': 'search for people and read them',
  'operations:read': 'read and list operations and what police did',
  'operations:write': 'record operations and what police did',
  'notices:read': 'read and list notices',
  'figures:read': 'read figures',
} as const
export type Scope = keyof typeof scopes
export const isScope = (text: string): text is Scope => Object.hasOwn(scopes, text)
