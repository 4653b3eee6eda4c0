export { chronologyOf } from './reading.ts'
export { entryGroups, groupOf, type Entry, type EntryGroup } from './entry.ts'
export { routes } from './routes.ts'
