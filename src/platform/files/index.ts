/** The front door of files: what leaves as a PDF, a spreadsheet or an archive. */
export { paperPdf, type Paper, type PaperBlock, type PaperFigure, type PaperPiece, type PaperTable } from './paper.ts'
