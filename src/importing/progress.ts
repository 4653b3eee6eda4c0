/** How far an import has come, on standard error, and only where a person is looking at it. */
import cliProgress from 'cli-progress'
import type { OnProgress } from './load-folder.ts'

/** A bar that follows an import; `stop` takes it away. Nothing is shown where standard error is no terminal. */
export function progressBar(): { onProgress: OnProgress; stop: () => void } {
  if (!process.stderr.isTTY) return { onProgress: () => {}, stop: () => {} }
  const bar = new cliProgress.SingleBar({
    format: '{bar} {percentage}% {file}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  })
  let started = false
  return {
    onProgress: ({ file, bytesDone, bytesTotal }) => {
      if (!started) bar.start(bytesTotal, 0, { file })
      started = true
      bar.update(bytesDone, { file })
    },
    stop: () => started && bar.stop(),
  }
}
