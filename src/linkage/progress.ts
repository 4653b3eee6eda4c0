/** How far a linkage has come and how long it may take, on standard error, and only where a person is looking at it. */
import cliProgress from 'cli-progress'

export type Progress = { step: (name: string) => void; at: (done: number, of: number) => void; stop: () => void }

/** A step of which nobody knows how far it is says so by its name alone. */
const inWords: cliProgress.GenericFormatter = (options, { progress, value, eta }, { step }: { step: string }) => {
  if (value === 0) return `${step} …`
  const left = cliProgress.Format.TimeFormat(eta, options, 1)
  return `${step} ${cliProgress.Format.BarFormat(progress, options)} ${Math.floor(progress * 100)}% · ${left} left`
}

export function progressBar(): Progress {
  if (!process.stderr.isTTY) return { step: () => {}, at: () => {}, stop: () => {} }
  const bar = new cliProgress.SingleBar({
    format: inWords,
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
