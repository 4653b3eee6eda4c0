/**
 * The first cell of each row of a table names the row, which Typst 0.14 has no stable way to say: its tag becomes TH with
 * the scope of a row, as PDF/UA wants of a heading. Done as an incremental update (ISO 32000-1, 7.5.6): the cells are
 * written again behind the file, and a further cross-reference section points to them.
 */

/** As Typst writes the elements of the structure tree: each an object of its own, as plain text. */
const ELEMENT = /\n(\d+) 0 obj\n(<<\n {2}\/Type \/StructElem\n {2}\/S \/(TBody|TR|TD)\n[\s\S]*?\n>>)\nendobj/g

/** Throws where Typst writes otherwise than expected, so that a new release of it cannot go unnoticed. */
export function nameRowHeadings(pdf: Buffer): Buffer {
  const text = pdf.toString('latin1')
  const elements = new Map<string, { role: string; body: string }>()
  for (const [, id = '', body = '', role = ''] of text.matchAll(ELEMENT)) elements.set(id, { role, body })
  const bodies = [...elements.values()].filter(({ role }) => role === 'TBody')
  const rows = bodies.flatMap(({ body }) => kids(body).filter((id) => elements.get(id)?.role === 'TR'))
  const firsts = rows.flatMap((id) => kids(elements.get(id)?.body ?? '').slice(0, 1))
  const cells = firsts.flatMap((id) => {
    const cell = elements.get(id)
    return cell?.role === 'TD' ? [{ id, body: asHeading(cell.body) }] : []
  })
  if (text.includes('/S /TBody') && cells.length === 0) throw new Error('no row of a table has a first cell to name it')
  return cells.length === 0 ? pdf : updated(pdf, text, cells)
}

const kids = (body: string): string[] =>
  [...(/\/K \[([^\]]*)\]|\/K (\d+ 0 R)/.exec(body)?.[0] ?? '').matchAll(/(\d+) 0 R/g)].map(([, id = '']) => id)

function asHeading(body: string): string {
  const heading = body.replace('/S /TD', '/S /TH')
  const scoped = heading.replace(/\/O \/Table\b/, '/O /Table\n    /Scope /Row')
  return scoped === heading ? heading.replace('/S /TH', '/S /TH\n  /A << /O /Table /Scope /Row >>') : scoped
}

function updated(pdf: Buffer, text: string, cells: readonly { id: string; body: string }[]): Buffer {
  const trailer = /trailer\n<<\n([\s\S]*?)\n>>\nstartxref\n(\d+)\n%%EOF\s*$/.exec(text)
  if (!trailer) throw new Error('the PDF has no trailer such as Typst writes')
  const [, entries = '', previous = ''] = trailer
  let at = pdf.length
  const written: string[] = []
  const sections: string[] = []
  for (const { id, body } of cells) {
    const object = `\n${id} 0 obj\n${body}\nendobj\n`
    sections.push(`${id} 1\n${String(at + 1).padStart(10, '0')} 00000 n \n`)
    written.push(object)
    at += object.length
  }
  const end = `xref\n${sections.join('')}trailer\n<<\n${entries}\n  /Prev ${previous}\n>>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([pdf, Buffer.from(written.join('') + end, 'latin1')])
}
