/** The `waymark` command. */
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Command, CommanderError } from 'commander'

/** What needs no database is loaded alone: all else takes longer to load than these to run. */
const alone: Record<string, () => Promise<{ register: (program: Command) => void }>> = {
  protect: () => import('./disclosure/commands.ts'),
  link: () => import('./linkage/commands.ts'),
}

/** The program with the command that is named, where that can stand alone, or with all of them. */
export async function programWith(name?: string): Promise<Command> {
  const program = new Command('waymark')
    .description('Records and figures for a partnership that protects children from exploitation')
    .exitOverride()
    .showHelpAfterError("('waymark help COMMAND' shows how)")
  const load = name !== undefined && Object.hasOwn(alone, name) ? alone[name] : undefined
  if (load) (await load()).register(program)
  else (await import('./commands.ts')).registerAll(program)
  return program
}

/** Of these the memory counts, and not how soon they start. */
const long = ['serve', 'demo', 'import']

/** Runs one command; wrong usage is 2. */
export async function run(argv: readonly string[]): Promise<void> {
  // What was compiled once is kept beside the packages, where only their owner writes: a command starts in half the time.
  if (!long.includes(argv[2]!))
    enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/waymark', import.meta.url)))
  try {
    const program = await programWith(argv[2])
    await program.parseAsync([...argv])
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    process.exitCode = error.exitCode === 0 ? 0 : 2
  }
}

if (import.meta.main) await run(process.argv)
