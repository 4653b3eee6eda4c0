export { addWebhook, setStopped, webhooks, type NewWebhook } from './actions.ts'
export { registerWebhooks } from './commands.ts'
export { keepTelling, tellAll } from './sending.ts'
export { kinds, type Happening, type Kind } from './kinds.ts'
