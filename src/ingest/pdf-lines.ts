/** Lines of pages to paragraphs: by the space between them, with words put together that a line's end has cut. */

/** A line of a page. */
export interface PageLine {
  readonly text: string
  /** Height on the page, from below. */
  readonly y: number
  /** Size of its letters. */
  readonly size: number
}

/** The text, and how many lines were left out as heads and feet of pages. */
export function joinPageLines(pages: readonly (readonly PageLine[])[]): { readonly text: string; readonly left: number } {
  const repeated = findRepeated(pages)
  const paragraphs: string[] = []
  let left = 0
  let isOpen = false
  for (const page of pages) {
    const lines = page.filter((line, at) => {
      const isEdge = at < EDGE || at >= page.length - EDGE
      const isLeft = isEdge && repeated.has(plain(line.text))
      left += isLeft ? 1 : 0
      return !isLeft
    })
    const usual = usualGap(lines)
    lines.forEach((line, at) => {
      const before = lines[at - 1]
      const isNew = before === undefined ? !isOpen || /^[\p{Lu}\p{N}"“]/u.test(line.text) : isBreak(before, line, usual)
      if (isNew || paragraphs.length === 0) paragraphs.push(line.text)
      else paragraphs.push(joinWords(paragraphs.pop()!, line.text))
    })
    isOpen = !/[.!?:"”)\]]$/.test(paragraphs.at(-1) ?? ".") // a sentence may go over the end of a page
  }
  return { text: paragraphs.join("\n\n"), left }
}

/** So many lines at the top and at the bottom can be head and foot. */
const EDGE = 2
/** On so many pages a line stands that is one. */
const PAGES = 3

/** Lines at the edges of several pages, whatever numbers are in them. */
function findRepeated(pages: readonly (readonly PageLine[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const page of pages) {
    const edges = new Set([...page.slice(0, EDGE), ...page.slice(-EDGE)].map(({ text }) => plain(text)))
    for (const text of edges) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return new Set([...counts].flatMap(([text, count]) => (count >= PAGES ? text : [])))
}

const plain = (text: string): string => text.replace(/\d+/g, "0")

/** The space between two lines of a paragraph: the middle of all. */
function usualGap(lines: readonly PageLine[]): number {
  const gaps = lines.flatMap(({ y }, at) => (at > 0 && lines[at - 1]!.y > y ? lines[at - 1]!.y - y : [])).sort((a, b) => a - b)
  return gaps[Math.floor(gaps.length / 2)] ?? 0
}

/** More space than usual, another size of letters, or the top of another column. */
function isBreak(before: PageLine, line: PageLine, usual: number): boolean {
  const gap = before.y - line.y
  const bySize = Math.max(before.size, line.size) > Math.min(before.size, line.size) * 1.15
  if (gap <= 0) return /[.!?:"”]$/.test(before.text)
  return bySize || gap > Math.max(usual * 1.3, Math.min(before.size, line.size) * 1.1)
}

/** "negotia-" and "tions" are one word; "Franco-" and "German" keep the hyphen. */
function joinWords(before: string, line: string): string {
  if (/\p{L}\u00ad$/u.test(before)) return before.slice(0, -1) + line
  if (/\p{Ll}-$/u.test(before)) return /^\p{Ll}/u.test(line) ? before.slice(0, -1) + line : before + line
  return `${before} ${line}`
}
