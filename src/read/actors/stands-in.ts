/** Titles against the words that they were read from. */

/** Whether a word of the title stands in the words, or the title is another name of what does. */
export function standsIn(title: string, text: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return title.split(/[^\p{L}\p{N}]+/u).some((word) => words.includes(word))
}
