/** The front door of pages: markup, components, the page shell, forms and the words for values. */
export { registerAssets, assetUrl } from './assets.ts'
export { inlineStyles } from './inline-styles.ts'
export * from './components/index.ts'
export * from './html.ts'
export * from './layout.ts'
export * from './date-field.ts'
export * from './form.ts'
export * from './format.ts'
