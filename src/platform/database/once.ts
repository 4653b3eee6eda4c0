/** What is sent twice at once is done once. */

/**
 * Runs a creation; where its row is there already by `constraint`, the answer is `done`: the same form sent twice at once,
 * of which the first was recorded while the second was on its way.
 */
export async function onceOnly<T>(constraint: string, done: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (fault) {
    const { code, constraint: broken } = fault as { code?: string; constraint?: string }
    if (code === '23505' && broken === constraint) return done
    throw fault
  }
}
