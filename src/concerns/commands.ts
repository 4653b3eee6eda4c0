/** `waymark concerns`: opens the public form for concerns, or closes it. */
import type { Command } from 'commander'
import { CommandRefused, type withActor } from '../agencies/index.ts'
import { closeConcerns, openConcerns } from './desk.ts'
import { urls } from './urls.ts'

type Options = { partnership?: string; phone: string; outOfHours: string; area?: string }

/** Adds `concerns` to the program. */
export function register(program: Command, run: typeof withActor): void {
  const concerns = program.command('concerns').description('the public form for concerns about children')
  concerns
    .command('open')
    .description('let anybody send a concern without signing in, or change the numbers that the form names')
    .requiredOption('--phone <number>', 'whom to call in the day instead of writing')
    .requiredOption('--out-of-hours <number>', 'whom to call in the evening and at weekends')
    .option('--area <name>', 'which council receives a concern whose sender does not know the area')
    .option('--partnership <name>', 'where the database holds several')
    .addHelpText(
      'after',
      '\nExample:\n  waymark concerns open --phone "01782 000 000" --out-of-hours "01782 000 001" --area "Stoke-on-Trent"',
    )
    .action((options: Options) =>
      run(options, async (database, actor) => {
        const opened = await openConcerns(database, actor, options)
        if (opened.ok) {
          process.stdout.write(`The form is open at ${urls.start}. ${opened.value.area} receives what names no area.\n`)
          return 0
        }
        const { refusal } = opened
        if (refusal.kind === 'area_needed')
          throw new CommandRefused(`Name with --area who receives what names no area: ${refusal.areas.join(', ')}.`, 2)
        if (refusal.kind === 'phone_missing')
          throw new CommandRefused('A phone number has digits, and 60 characters at most.', 2)
        throw new CommandRefused('Only the operator opens the form.')
      }),
    )
  concerns
    .command('close')
    .description('take nothing more by the form; what was sent stays')
    .option('--partnership <name>', 'where the database holds several')
    .addHelpText('after', '\nExample:\n  waymark concerns close')
    .action((options: Options) =>
      run(options, async (database, actor) => {
        if (!(await closeConcerns(database, actor))) throw new CommandRefused('The form is not open.')
        process.stdout.write('The form is closed.\n')
        return 0
      }),
    )
}
