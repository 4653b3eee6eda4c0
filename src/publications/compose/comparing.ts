/** What a release and all that the public had before tell together that none tells alone: differencing. */
import type { Reference } from '../../reference/index.ts'
import { auditCells } from '../../disclosure/index.ts'
import { countInWords } from './cell-words.ts'
import { earlierSystemOf, policyNamed, type EarlierProtection, type Protection } from './protecting.ts'

/** A count that can be worked out, in a sentence. */
export type Revealed = { table: string; sentence: string }

export async function revealedBy(
  own: { slug: string; policy: string; protection: Protection },
  earlier: readonly EarlierProtection[],
  reference: Reference,
): Promise<Revealed[]> {
  const policy = policyNamed(own.policy)
  if (!policy) return []
  const found = await auditCells([...earlier, own].map(earlierSystemOf), policy)
  return found.map(({ name, lower, upper }) => {
    const words = countInWords(name, reference)
    const between = lower === upper ? `exactly ${lower}` : `from ${lower} to ${upper ?? 'without end'}`
    return {
      table: words,
      sentence: `${words}: with what was published before, a reader can work out that this hidden number is ${between}`,
    }
  })
}
