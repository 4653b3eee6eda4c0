/** The notice and its service record as a PDF. */
import type { Visit } from '../../access/index.ts'
import { isPersonId } from '../../people/index.ts'
import { paperPdf } from '../../platform/files/index.ts'
import { file, pageNotFound, type Reply } from '../../platform/http/index.ts'
import { noticePaper } from '../paper.ts'
import { printNotice } from '../printing.ts'

export async function getPrint({ database, who, params }: Visit): Promise<Reply> {
  if (!isPersonId(params['id'])) return pageNotFound
  const printed = await printNotice(database, who, params['id'])
  if (!printed.ok) return pageNotFound
  // The name of a file is seen over shoulders: it says no more than the reference.
  return file('application/pdf', await paperPdf(noticePaper(printed.value)), `notice-${printed.value.notice.ref}.pdf`)
}
