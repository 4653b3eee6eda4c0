/** The front door of files: what leaves as a PDF, a spreadsheet or an archive. */
export { paperPdf, type Paper, type PaperBlock, type PaperFigure, type PaperPiece, type PaperTable } from './paper.ts'
export type { Book, BookCell, BookRow, BookSheet } from './book.ts'
export { odsOf } from './ods.ts'
export { slidePdf, type Slide } from './slide.ts'
export { xlsxOf } from './xlsx.ts'
export { zipOf } from './zip.ts'
