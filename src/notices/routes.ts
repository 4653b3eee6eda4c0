/** The addresses of this room. */
import type { Route } from '../access/index.ts'

export const routes: readonly Route[] = []
