/** How far a linkage has come and how long it may take, on standard error, and only where a person is looking at it. */
import cliProgress from 'cli-progress'

export type Progress = { step: (name: string) => void; at: (done: number, of: number) => void; stop: () => void }

export function progressBar(): Progress {
  if (!process.stderr.isTTY) return { step: () => {}, at: () => {}, stop: () => {} }
  const bar = new cliProgress.SingleBar({
    format: '{step} {bar} {percentage}% · {eta_formatted} left',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 50,
  })
  let isRunning = false
  const stop = () => {
    if (isRunning) bar.stop()
    isRunning = false
  }
  return {
    step: (name) => {
      stop()
      bar.start(1, 0, { step: name })
      isRunning = true
    },
    at: (done, of) => {
      if (!isRunning) return
      bar.setTotal(of)
      bar.update(done)
    },
    stop,
  }
}
