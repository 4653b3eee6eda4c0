// `npm run docs`: writes docs/reference/{measures,commands,settings}.md and release.schema.json from the code; with --check it only compares.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { programWith } from '../src/cli.ts'
import { dimensions, dimensionsOf, measures, ratioOf, type Measure } from '../src/measures/index.ts'
import { settings } from '../src/platform/config.ts'
import { documentJsonSchema } from '../src/publications/index.ts'

const documents: Record<string, string> = {
  'docs/reference/measures.md': measuresPage(),
  'docs/reference/commands.md': await commandsPage(),
  'docs/reference/settings.md': settingsPage(),
  'docs/reference/release.schema.json': `${JSON.stringify(documentJsonSchema(), null, 2)}\n`,
}

for (const [path, text] of Object.entries(documents)) {
  const there = existsSync(path) ? readFileSync(path, 'utf8') : ''
  if (there === text) continue
  if (process.argv.includes('--check')) {
    console.log(`${path} is not what the code says`)
    process.exitCode = 1
  } else {
    writeFileSync(path, text)
    console.log(`wrote ${path}`)
  }
}

function measuresPage(): string {
  const list = measures.map(({ id, title, unit }) => `| [${title}](#${anchor(title)}) | \`${id}\` | ${unit.many} |`)
  return page(
    'Measures',
    `What each figure counts, in which unit and by which date. The examples run as tests. Days are days in Europe/London; a year
runs from 1 April to 31 March. How counting works is in [Counting](../concepts/counting.md).

| measure | id | counts |
| --- | --- | --- |
${list.join('\n')}

${measures.map(measureSection).join('\n\n')}

## What is not counted yet

These measures of the catalogue wait for the records of other rooms: referrals and re-referrals, strategy discussions,
section 47 enquiries, assessments with exploitation factors and their clocks, conferences and plans, panels and their
actions, missing episodes and return home interviews, outcomes of recorded crimes, national referral mechanism, escalations, partners' answers in time, break-glass access, subject access and
complaints. A breakdown by disability, care status, district or ward waits for a record of it: an address has a postcode,
which the counting role does not read, and no ward.`,
  )
}

function measureSection(measure: Measure): string {
  const breakdowns = dimensionsOf(measure).map(
    (dimension) => `${dimensions[dimension].toLowerCase()} (\`${dimension}\`)`,
  )
  const { ratio } = measure
  const comesTo = (figure: number, of?: number) => {
    if (!ratio || of === undefined) return String(figure)
    const value = ratioOf(measure, { value: figure, of })
    return `${figure} of ${of}: ${value === null ? 'no figure' : `${Number(value.toFixed(2))}${ratio.form === 'share' ? '%' : ''}`}`
  }
  const examples = measure.examples.map(({ given, figure, of }) => `| ${sentence(given)} | ${comesTo(figure, of)} |`)
  return `## ${measure.title}

\`${measure.id}\`, version ${measure.version} of the definition. ${ratio ? `A ${ratio.form}: **${ratio.numerator.words}**, of **${ratio.denominator.words}**.` : `Counts **${measure.unit.many}**.`}${measure.snapshot ? ' As things stand at the end of the period.' : ''}${measure.rated ? ' Also told per 10,000 children who live in the area.' : ''}

${measure.definition}

- Population: ${measure.population}.
- Goes by: ${measure.date}.
- Source: ${measure.source}.
- Broken down by: ${breakdowns.join(', ')}.

To bear in mind:

${measure.caveats.map((caveat) => `- ${caveat}`).join('\n')}

| example, in the financial year 2016-17 | figure |
| --- | --- |
${examples.join('\n')}`
}

/** Every command that does something: `waymark report scrutiny`, and not `waymark report`. */
function commandsOf(command: Command, name = command.name()): { name: string; command: Command }[] {
  const below = command.commands.filter((one) => one.name() !== 'help')
  if (below.length === 0) return [{ name, command }]
  return below.flatMap((one) => commandsOf(one, `${name} ${one.name()}`))
}

async function commandsPage(): Promise<string> {
  const sections = commandsOf(await programWith()).map(({ name, command }) => {
    let help = ''
    command.configureOutput({ writeOut: (text) => (help += text), getOutHelpWidth: () => 110 })
    command.outputHelp()
    return `## ${name}\n\n\`\`\`\n${help.trimEnd()}\n\`\`\``
  })
  return page(
    'Commands',
    `\`bin/waymark COMMAND\`. It works on the database of the [settings](settings.md) and acts as the partnership's operator, audited as
such. Exit status: 0 done, 1 refused or failed (the reason on standard error, one line each), 2 wrong usage. With \`--json\`, one
JSON document on standard output and nothing else there; progress goes to standard error, and only to a terminal.

${sections.join('\n\n')}`,
  )
}

function settingsPage(): string {
  const rows = settings.map(({ name, description, fallback }) => `| \`${name}\` | ${fallback} | ${description} |`)
  return page(
    'Settings',
    `All settings come from the environment and are read once. A wrong one stops the start, and all faults are told at once.

| setting | unless set | meaning |
| --- | --- | --- |
${rows.join('\n')}`,
  )
}

function page(title: string, text: string): string {
  return `# ${title}\n\nGenerated by \`npm run docs\`; change the code, not this page.\n\n${text}\n`
}

function anchor(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')
}

function sentence(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1)
}
