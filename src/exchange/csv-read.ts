/** Reading CSV (RFC 4180) in bounded memory: cells of a line at a time, quoted or not, line ends of any kind. */

/** Gives the lines of CSV as cells; a line is any number of texts. Quotes that are not closed end with the text. */
export async function* readCsv(chunks: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = ""
  for await (const chunk of chunks) {
    const { lines, left } = splitLines(rest + chunk, false)
    rest = left
    yield* lines
  }
  yield* splitLines(rest, true).lines
}

const CELL = /(?:"((?:[^"]|"")*)"?|([^,\r\n]*))(,|\r\n|\r|\n|$)/y

function splitLines(text: string, isEnd: boolean): { lines: string[][]; left: string } {
  const lines: string[][] = []
  let cells: string[] = []
  let begin = 0
  CELL.lastIndex = 0
  while (CELL.lastIndex < text.length) {
    const [, quoted, plain = "", end] = CELL.exec(text)!
    const at = CELL.lastIndex
    if (!isEnd && at >= text.length) break // more of the cell, or the other half of a line end, may come
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === "," && at < text.length) continue
    if (end === ",") cells.push("")
    lines.push(cells)
    cells = []
    begin = at
  }
  return { lines, left: text.slice(begin) }
}

/** Rows of CSV with a heading, as texts by column. */
export async function* readRows(chunks: AsyncIterable<string>): AsyncGenerator<Readonly<Record<string, string>>> {
  let names: string[] | undefined
  for await (const cells of readCsv(chunks)) {
    if (names === undefined) names = cells.map((name, at) => (at === 0 ? name.replace(/^\ufeff/, "") : name))
    else yield Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""]))
  }
}
