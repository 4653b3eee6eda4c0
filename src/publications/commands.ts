/** `waymark report`: a publication written to a file. */
import type { Command } from 'commander'
import type { withActor } from '../agencies/index.ts'

/** Adds `report` to the program. */
export function register(_program: Command, _run: typeof withActor): void {}
