/** The front door of composing: from a recipe to what a release says. */
export { composeRelease, type Composed, type ComposeOptions, type ComposeRefusal } from './compose.ts'
export { revealedBy, type Revealed } from './comparing.ts'
export { countInWords } from './cell-words.ts'
export { NO_POLICY, type EarlierProtection, type HiddenCount, type Protection } from './protecting.ts'
