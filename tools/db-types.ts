/**
 * Writes src/platform/database/schema.generated.ts (types, columns) and docs/reference/tables.md (the data dictionary)
 * from a database that has just been migrated. --check fails where they are not up to date.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { migrate } from '../src/platform/database/migrate.ts'
import { openDatabase } from '../src/platform/database/open.ts'

type Column = {
  name: string
  type: string
  nullable: boolean
  filled: boolean
  generated: boolean
  comment: string | null
}
type Table = { name: string; comment: string | null; columns: Column[]; rules: { name: string; rule: string }[] }

const TYPES: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  'text[]': 'string[]',
  boolean: 'boolean',
  integer: 'number',
  bigint: 'number',
  date: 'PlainDate',
  'timestamp with time zone': 'Instant',
  jsonb: 'unknown',
  bytea: 'Uint8Array',
}

const database = await openDatabase({})
await migrate(database)
const { rows } = await database.pool.query(`
  select c.relname as name, obj_description(c.oid) as comment,
    (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
        'nullable', not a.attnotnull, 'filled', a.atthasdef, 'generated', a.attgenerated <> '',
        'comment', col_description(c.oid, a.attnum)) order by a.attnum)
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    coalesce((select json_agg(json_build_object('name', k.conname, 'rule', pg_get_constraintdef(k.oid)) order by k.conname)
      from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n'), '[]') as rules
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'schema_migration' order by c.relname`)
await database.close()
const tables = rows as Table[]

const pascal = (name: string) => name.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase())
const typed = (column: Column): string => {
  const type = TYPES[column.type]
  if (!type) throw new Error(`no TypeScript type for ${column.type} of ${column.name}`)
  const whole = column.nullable ? `${type} | null` : type
  if (column.generated) return `GeneratedAlways<${whole}>`
  return column.filled ? `Generated<${whole}>` : whole
}

const types = `// Generated from the migrations by 'npm run db:types'. Change a migration, not this file.
import type { Generated, GeneratedAlways } from 'kysely'
import type { Instant, PlainDate } from '../dates.ts'

${tables
  .map((table) => {
    const about = table.comment ? `/** ${table.comment} */\n` : ''
    const columns = table.columns.map((c) => `${c.comment ? `  /** ${c.comment} */\n` : ''}  ${c.name}: ${typed(c)}`)
    return `${about}export interface ${pascal(table.name)}Table {\n${columns.join('\n')}\n}`
  })
  .join('\n\n')}

export interface DB {
${tables.map((table) => `  ${table.name}: ${pascal(table.name)}Table`).join('\n')}
}

/** The columns of each table that keeps a history, those that the database works out left aside. */
export const recordColumns = {
${tables
  .filter((table) => tables.some((other) => other.name === `${table.name}_history`))
  .map(
    (table) =>
      `  ${table.name}: [${table.columns
        .filter((c) => !c.generated)
        .map((c) => `'${c.name}'`)
        .join(', ')}],`,
  )
  .join('\n')}
} as const

/** The same with those that the database works out. */
export const allColumns = {
${tables
  .filter((table) => tables.some((other) => other.name === `${table.name}_history`))
  .map((table) => `  ${table.name}: [${table.columns.map((c) => `'${c.name}'`).join(', ')}],`)
  .join('\n')}
} as const
`

const cell = (text: string | null) => (text ?? '').replaceAll('|', '\\|')
const dictionary = `# Tables

Generated from the migrations by \`npm run db:types\`. Each table named \`…_history\` has the columns of its twin, and
\`superseded_at\` and \`superseded_by\`; they are not listed again.

${tables
  .filter((table) => !table.name.endsWith('_history'))
  .map((table) => {
    const columns = table.columns.map(
      (c) => `| \`${c.name}\` | ${c.type} | ${c.nullable ? 'may be empty' : ''} | ${cell(c.comment)} |`,
    )
    const rules = table.rules.map((rule) => `- \`${rule.name}\`: ${rule.rule}`)
    return `## ${table.name}\n\n${table.comment ?? ''}\n\n| column | type | | meaning |\n| --- | --- | --- | --- |\n${columns.join('\n')}\n\n${rules.join('\n')}`
  })
  .join('\n\n')}
`

const outputs: [string, string][] = [
  ['src/platform/database/schema.generated.ts', types],
  ['docs/reference/tables.md', dictionary],
]
const stale = outputs.filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text)
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is not up to date: run 'npm run db:types'`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  mkdirSync('docs/reference', { recursive: true })
  for (const [file, text] of stale) writeFileSync(file, text)
  console.error(stale.length === 0 ? 'up to date' : `wrote ${stale.map(([file]) => file).join(', ')}`)
}
