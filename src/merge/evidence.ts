/** Evidence: what speaks for or against two units being one, as codes with their words; the weights come later. */

/** A code of the program, the same in words, and how strongly it holds (1 unless it is a measure). */
export interface Evidence {
  readonly code: string
  readonly words: string
  readonly strength: number
}

/** One piece of evidence. */
export function say(code: string, words: string, strength = 1): Evidence {
  return { code, words, strength }
}
