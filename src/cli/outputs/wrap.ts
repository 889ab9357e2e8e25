/** Lines of words for a terminal. */

/** Breaks words into lines of at most so many characters; a longer word stands alone. */
export function wrap(words: string, width: number): string[] {
  const lines: string[] = []
  let line = ""
  for (const word of words.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === "" ? word : `${line} ${word}`
  }
  return line === "" ? lines : [...lines, line]
}
