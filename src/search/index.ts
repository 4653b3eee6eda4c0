export { askedOf, type Asked, type Kind } from './asked.ts'
export { searchEverything, type Results } from './searching.ts'
export { routes } from './routes.ts'
