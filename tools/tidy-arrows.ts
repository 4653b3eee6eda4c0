// Who imports whom: only downwards, only through front doors, and never in a circle.
import { posix } from 'node:path'
import { floors } from './floors.ts'
import { isTest, lineOf, withoutComments, type Finding, type SourceFile } from './tidy-file.ts'

export type Import = { from: string; to: string; line: number }

/** The imports of files by files, as paths from the root; packages are left out. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const code = withoutComments(text)
  const found = code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^'\n]+)'/g)
  return [...found].map(({ 1: target, index }) => ({
    from: path,
    to: posix.join(posix.dirname(path), target ?? ''),
    line: lineOf(code, index),
  }))
}

/** Imports that climb, that come in by a window, or that take product code out of src/. Tests may look anywhere. */
export function checkArrows(files: SourceFile[]): Finding[] {
  return files
    .filter(({ path }) => path.startsWith('src/') && !isTest(path))
    .flatMap(importsOf)
    .flatMap((arrow) => {
      const advice = faultOf(arrow)
      return advice === undefined ? [] : [{ path: arrow.from, line: arrow.line, advice }]
    })
}

function faultOf({ from, to }: Import): string | undefined {
  if (!to.startsWith('src/')) return `${to} is not part of the product: move what you need under src/`
  const [here, there] = [roomOf(from), roomOf(to)]
  // Tables of contents (src/app.ts and its like) stand on top of the house and name each room's commands and routes.
  if (here === undefined) return undefined
  if (there === undefined)
    return `a room cannot import ${to}, which stands above all rooms: pass what you need as an argument`
  if (here === there && here !== 'platform') return undefined
  if (here === 'platform' && there === 'platform')
    return isNear(from, to) || isFrontDoor(to) ? undefined : frontDoorAdvice(to, there)
  const [floorHere, floorThere] = [floors[here], floors[there]]
  if (floorHere === undefined) return `the room ${here} has no floor yet: give it a line in tools/floors.ts`
  if (floorThere === undefined) return `the room ${there} has no floor yet: give it a line in tools/floors.ts`
  if (floorThere >= floorHere)
    return `${here} (floor ${floorHere}) cannot import ${there} (floor ${floorThere}): write an event row that the higher room reads, or move the shared idea down`
  return isFrontDoor(to) ? undefined : frontDoorAdvice(to, there)
}

/** The room a file is in; undefined for the files directly under src/. */
function roomOf(path: string): string | undefined {
  const parts = path.split('/')
  return parts.length > 2 ? parts[1] : undefined
}

/** A room opens by its index.ts; platform also by its own top files and by the index.ts of each of its folders. */
function isFrontDoor(path: string): boolean {
  if (path.startsWith('src/platform/')) return /^src\/platform\/([\w-]+\/index|[\w.-]+)\.ts$/.test(path)
  return /^src\/[\w-]+\/index\.ts$/.test(path)
}

function frontDoorAdvice(to: string, room: string): string {
  const folder = room === 'platform' ? to.split('/').slice(0, 3).join('/') : `src/${room}`
  return `${to} is behind a front door: import ${folder}/index.ts, and export there what others need`
}

/** Within one folder of platform, as within one room, files import each other freely. */
function isNear(from: string, to: string): boolean {
  const folder = (path: string) => path.split('/').slice(0, 3).join('/')
  return folder(from) === folder(to)
}

/** One finding for each circle of imports, at the file that comes first by name. */
export function checkCycles(files: SourceFile[]): Finding[] {
  const next = new Map(files.map((file) => [file.path, importsOf(file).map(({ to }) => to)]))
  const done = new Set<string>()
  const circles = new Map<string, Finding>()
  const visit = (path: string, trail: string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) {
      const circle = trail.slice(start)
      const first = circle.toSorted()[0] ?? path
      const advice = `imports go in a circle, ${[...circle, path].join(' → ')}: move what both need into a file beneath`
      circles.set(circle.toSorted().join(), { path: first, line: 1, advice })
      return
    }
    if (done.has(path)) return
    for (const target of next.get(path) ?? []) visit(target, [...trail, path])
    done.add(path)
  }
  for (const path of next.keys()) visit(path, [])
  return [...circles.values()]
}
