export { generateDemo, writeFolder } from './generate.ts'
export type { DemoFolder, FileName, Row } from './folder.ts'
export { agencies, annotations, users } from './personas.ts'
