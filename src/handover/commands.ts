/** `waymark handover`: keys, partners, and files to and from other Waymarks. */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { CommandRefused, type ExitCode, type withActor } from '../agencies/index.ts'
import type { Actor } from '../access/index.ts'
import type { WhoTheyAre } from '../contacts/index.ts'
import { areasOf, fullName } from '../people/index.ts'
import { inTransaction, type Database } from '../platform/database/index.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { partnershipOf } from '../agencies/index.ts'
import type { Result } from '../platform/result.ts'
import { acceptFile, makeReceipt, previewFile, refuseFile } from './answering.ts'
import { cardText, spoken } from './card.ts'
import { FILE_MAX } from './envelope.ts'
import { explainKeys, keysPath, makeKeys, ownKeys, type OwnKeys } from './keys.ts'
import { addPartner, listPartners, revokePartner, verifyPartner } from './partners.ts'
import { readFile } from './receiving.ts'
import { makeFile, takeFile } from './sending.ts'
import { findContactByRef } from './store.ts'
import { explainAccept, explainPartner, explainRead, explainReceipt, explainSend } from './words.ts'

type Options = { partnership?: string }

/** Adds `handover` to the program. */
export function register(program: Command, run: typeof withActor): void {
  const handover = program.command('handover').description('hand contacts over to and from other Waymarks, by files')
  const sub = (name: string, description: string) =>
    handover.command(name).description(description).option('--partnership <name>', 'where the database holds several')
  const act = (work: (database: Database, actor: Actor) => Promise<void>) => (options: Options) =>
    run(options, async (database, actor): Promise<ExitCode> => {
      await work(database, actor)
      return 0
    })

  sub('keys', 'make this Waymark’s keys, or print its card for partners')
    .argument('<what>', 'make: once, kept in the file of the settings; card: the public text to send to partners')
    .addHelpText('after', '\nExample:\n  waymark handover keys make')
    .action((what: string, options: Options) =>
      act(async (database, actor) => {
        if (what !== 'make' && what !== 'card') throw new CommandRefused(`"${what}" is neither make nor card.`, 2)
        const keys = what === 'make' ? await newOnes(database, actor) : await keysOrRefuse()
        if (what === 'make')
          process.stderr.write(`The keys are in ${keysPath()}: keep a copy where only you can read it.\n`)
        process.stdout.write(cardText(keys))
      })(options),
    )
  sub('partner', 'add, verify, revoke or list the keys of partners')
    .argument('<what>', 'add FILE, verify FINGERPRINT, revoke FINGERPRINT, or list')
    .argument('[which]', 'the file of a card, or the first digits of a fingerprint')
    .option('--how <words>', 'how it was verified, or why it is revoked')
    .addHelpText(
      'after',
      '\nExample:\n  waymark handover partner verify 9f86d081 --how "Read out by J. Smith, 01305 …"',
    )
    .action((what: string, which: string | undefined, options: Options & { how?: string }) =>
      act((database, actor) => partner(database, actor, what, which, options.how ?? ''))(options),
    )
  sub('make', 'offer a contact to an authority of a partner, by a file')
    .argument('<contact>', 'the reference of the contact')
    .requiredOption('--to <fingerprint>', 'the first digits of the partner’s fingerprint')
    .requiredOption('--authority <code>', 'the GSS code of the authority that it is for')
    .requiredOption('--reason <words>', 'why it is theirs')
    .option('--with-caller', 'say who called, unless they asked to stay anonymous')
    .requiredOption('--out <file>', 'where to put the file')
    .addHelpText(
      'after',
      '\nExample:\n  waymark handover make C-1A2B3C --to 9f86d081 --authority E06000059 --reason "Lives there" --out offer.age',
    )
    .action(
      (
        ref: string,
        options: Options & { to: string; authority: string; reason: string; withCaller?: true; out: string },
      ) =>
        act(async (database, actor) => {
          const contactId = await inTransaction(database, actor, (tx) => findContactByRef(tx, ref))
          if (contactId === undefined) throw new CommandRefused(`There is no contact ${ref}.`)
          const { partnerKeyId } = await partnerBy(database, actor, options.to)
          const { authority: to, reason, withCaller = false } = options
          const file = { offerId: uuidv7(), contactId, partnerKeyId, to, reason, withCaller }
          const areas = await areasOf(database, actor)
          const { offerId } = valueOr(await makeFile(database, actor, await keysOrRefuse(), file), (one) =>
            explainSend(one, areas),
          )
          write(
            options.out,
            valueOr(await takeFile(database, actor, offerId), () => ''),
          )
          process.stdout.write(`${offerId}\n`)
        })(options),
    )
  sub('read', 'read a file that came: an offer waits for its answer, a receipt closes what it answers')
    .argument('<file>', 'the file')
    .addHelpText('after', '\nExample:\n  waymark handover read offer.age')
    .action((path: string, options: Options) => act((database, actor) => read(database, actor, path))(options))
  sub('accept', 'take over what a file offers')
    .argument('<offer>', 'its id, as read printed it')
    .option('--child <who...>', 'for each child in turn: the id of whoever it is, new, or unsure')
    .addHelpText('after', '\nExample:\n  waymark handover accept 0193b5a0-… --child new unsure')
    .action((offerId: string, options: Options & { child?: string[] }) =>
      act(async (database, actor) => {
        const { offer, suggestions } = valueOr(await previewFile(database, actor, offerId), () => '')
        const seen = suggestions.map((one) => one.people.map(({ person }) => person.personId))
        const children = seen.map((ids, at) => whoOf(options.child?.[at], ids))
        const taken = await acceptFile(database, actor, { offerId, version: offer.version, children })
        process.stdout.write(`${valueOr(taken, explainAccept).contactId}\n`)
      })(options),
    )
  sub('refuse', 'refuse what a file offers')
    .argument('<offer>', 'its id, as read printed it')
    .requiredOption('--reason <words>', 'why')
    .addHelpText('after', '\nExample:\n  waymark handover refuse 0193b5a0-… --reason "Moved to Devon"')
    .action((offerId: string, options: Options & { reason: string }) =>
      act(async (database, actor) => {
        const { offer } = valueOr(await previewFile(database, actor, offerId), () => '')
        const no = { offerId, version: offer.version, reason: options.reason }
        valueOr(await refuseFile(database, actor, no), explainAccept)
        process.stdout.write('Refused. Send the receipt.\n')
      })(options),
    )
  sub('receipt', 'make the receipt for the sender of what was answered')
    .argument('<offer>', 'its id, as read printed it')
    .requiredOption('--out <file>', 'where to put the receipt')
    .addHelpText('after', '\nExample:\n  waymark handover receipt 0193b5a0-… --out receipt.age')
    .action((offerId: string, options: Options & { out: string }) =>
      act(async (database, actor) => {
        const made = await makeReceipt(database, actor, await keysOrRefuse(), offerId)
        write(options.out, valueOr(made, explainReceipt))
      })(options),
    )
}

async function newOnes(database: Database, actor: Actor): Promise<OwnKeys> {
  const areas = await areasOf(database, actor)
  const { name } = await inTransaction(database, actor, partnershipOf)
  const made = await makeKeys(keysPath(), { name, authorities: areas.own.map((one) => one.gssCode) })
  return valueOr(made, explainKeys)
}

const keysOrRefuse = async (): Promise<OwnKeys> => valueOr(await ownKeys(), explainKeys)

function valueOr<T, R extends { kind: string }>(
  result: Result<T, R>,
  explain: (refusal: Exclude<R, { kind: 'not_found' }>) => string,
): T {
  if (result.ok) return result.value
  const { refusal } = result
  const words = refusal.kind === 'not_found' ? 'There is no such thing that you can see' : explain(refusal as never)
  throw new CommandRefused(`${words}.`)
}

/** A file that is there already is not written over: it may be somebody's only one. */
function write(path: string, content: Uint8Array): void {
  try {
    writeFileSync(path, content, { flag: 'wx', mode: 0o600 })
  } catch (fault) {
    throw new CommandRefused(`${path} cannot be written: ${(fault as { code?: string }).code}. Name a new file.`)
  }
}

async function partner(database: Database, actor: Actor, what: string, which = '', words: string): Promise<void> {
  if (what === 'list') {
    for (const one of await listPartners(database, actor)) {
      const state = one.revoked ? 'revoked' : one.verified ? `verified by ${one.verified.by}` : 'not verified'
      process.stdout.write(`${spoken(one.fingerprint)}  ${one.name} (${one.authorities.join(' ')}): ${state}\n`)
    }
    return
  }
  if (what === 'add') {
    valueOr(await addPartner(database, actor, bytesOf(which).toString('utf8')), explainPartner)
    process.stdout.write('Added. Nothing goes to or comes from them before they are verified.\n')
    return
  }
  if (what !== 'verify' && what !== 'revoke')
    throw new CommandRefused(`"${what}" is none of add, verify, revoke, list.`, 2)
  const { partnerKeyId, version, name } = await partnerBy(database, actor, which)
  const word = what === 'verify' ? verifyPartner : revokePartner
  valueOr(await word(database, actor, { partnerKeyId, version, words }), explainPartner)
  process.stdout.write(`${name}: ${what === 'verify' ? 'verified' : 'revoked'}.\n`)
}

async function partnerBy(database: Database, actor: Actor, digits: string) {
  const asked = digits.replaceAll(' ', '').toLowerCase()
  const found = (await listPartners(database, actor)).filter((one) => one.fingerprint.startsWith(asked))
  if (asked.length < 8 || found.length !== 1)
    throw new CommandRefused('Name one partner by at least the first 8 digits of its fingerprint.', 2)
  return found[0]!
}

function bytesOf(path: string): Buffer {
  try {
    if (statSync(path).size > FILE_MAX) throw new CommandRefused(`${path} is larger than any file of a Waymark.`)
    return readFileSync(path)
  } catch (fault) {
    if (fault instanceof CommandRefused) throw fault
    throw new CommandRefused(`${path} cannot be read: ${(fault as { code?: string }).code}.`)
  }
}

async function read(database: Database, actor: Actor, path: string): Promise<void> {
  const done = valueOr(await readFile(database, actor, await keysOrRefuse(), bytesOf(path)), explainRead)
  if (done.kind === 'receipt') {
    process.stdout.write(`${done.known ? 'This receipt was read before.' : 'The offer is closed.'}\n`)
    return
  }
  const { message, suggestions, partner: from } = valueOr(await previewFile(database, actor, done.offerId), () => '')
  process.stdout.write(`${done.offerId}  ${done.known ? 'read before, ' : ''}from ${from.name}\n`)
  for (const [at, child] of (message?.children ?? []).entries()) {
    process.stdout.write(`  ${fullName(child)}, born ${child.dateOfBirth ?? 'not known'}\n`)
    for (const { person, reasons } of suggestions[at]?.people ?? [])
      process.stdout.write(`    may be ${person.personId} ${fullName(person)}: ${reasons.join(', ')}\n`)
  }
}

function whoOf(said: string | undefined, seen: readonly string[]): WhoTheyAre {
  if (said === undefined) return { kind: 'unanswered' }
  if (said === 'new') return { kind: 'different', seen }
  return said === 'unsure' ? { kind: 'unsure', seen } : { kind: 'known', personId: said }
}
