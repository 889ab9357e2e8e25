/**
 * A PDF to its report: the text of its pages, lines joined to paragraphs by the space between them. Pictures of text are not read.
 * Whoever made it may want to fill our memory, so what its streams unpack to is counted before it is opened.
 */
import { constants, inflateSync } from "node:zlib"
import { finishReport, type Input, type InputLimits, makeFailure, makeIssue, type Origin } from "./input.ts"
import { joinPageLines, type PageLine } from "./pdf-lines.ts"
import { inWords } from "./source.ts"

/** Pages of one document; a report has a few. */
const MOST_PAGES = 300
/** Bytes that all streams of one document may unpack to. */
const MOST_UNPACKED = 128 * 2 ** 20

/** Reads the bytes of a document. */
export async function readPdf(bytes: Uint8Array, origin: Origin, limits: InputLimits): Promise<Input> {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1")
  if (/\/Encrypt\b/.test(raw)) return makeFailure("locked", origin, "The document is encrypted.")
  if (unpacksPast(raw, MOST_UNPACKED)) return makeFailure("too-large", origin, `It unpacks to more than ${inWords(MOST_UNPACKED)}.`)
  const read = await readPages(bytes)
  if (typeof read === "string") return makeFailure("broken-archive", origin, read)
  if (read.pages > MOST_PAGES) return makeFailure("too-large", origin, `It has ${read.pages} pages; ${MOST_PAGES} is the limit.`)
  const { text, left } = joinPageLines(read.lines)
  if (text === "") return makeFailure("no-text", origin, `The document has no text on its ${read.pages} pages.`)
  const blank = read.lines.filter((page) => page.length === 0).length
  const parts = [
    ...(blank > 0 ? [`${blank} of ${read.pages} pages, which have no text but may be pictures of it`] : []),
    ...(left > 0 ? [`${left} lines that stand at the head or foot of several pages`] : []),
  ]
  const issues = parts.length === 0 ? [] : [makeIssue("part-not-read", origin, `Not read: ${parts.join("; ")}.`)]
  return finishReport({ text }, origin, { issues, limits })
}

interface Pages {
  readonly pages: number
  readonly lines: readonly (readonly PageLine[])[]
}

async function readPages(bytes: Uint8Array): Promise<Pages | string> {
  const { getDocumentProxy } = await import("unpdf")
  try {
    // a copy, as the parser takes what it is given for its own
    const document = await getDocumentProxy(Uint8Array.from(bytes), { isEvalSupported: false, disableFontFace: true, verbosity: 0 })
    try {
      const lines: PageLine[][] = []
      const pages = document.numPages
      if (pages > MOST_PAGES) return { pages, lines }
      for (let number = 1; number <= pages; number++) {
        const page = await document.getPage(number)
        lines.push(linesOf((await page.getTextContent()).items))
        page.cleanup()
      }
      return { pages, lines }
    } finally {
      await document.destroy()
    }
  } catch (error) {
    return `The document cannot be opened (${error instanceof Error ? error.message.slice(0, 120) : "unknown fault"}).`
  }
}

/** What this needs of a piece of text on a page. */
interface TextPiece {
  readonly str?: string
  readonly transform?: readonly number[]
  readonly height?: number
  readonly hasEOL?: boolean
}

/** Pieces to lines: a piece says where its line ends, and one on another height is on another line. */
function linesOf(items: readonly unknown[]): PageLine[] {
  const lines: PageLine[] = []
  let open: { text: string; y: number; size: number } | undefined
  const close = (): void => {
    const text = open?.text.replace(/\s+/g, " ").trim() ?? ""
    if (open !== undefined && text !== "") lines.push({ ...open, text })
    open = undefined
  }
  for (const { str = "", transform = [], height = 0, hasEOL = false } of items as readonly TextPiece[]) {
    const [y, size] = [transform[5] ?? 0, height || Math.abs(transform[3] ?? 0)]
    if (open !== undefined && str.trim() !== "" && Math.abs(open.y - y) > Math.max(open.size, size) * 0.6) close()
    if (open === undefined) open = { text: str, y, size }
    else open.text += str
    if (hasEOL) close()
  }
  close()
  return lines
}

/** Streams of one document; more are there to keep us busy. */
const MOST_STREAMS = 50_000
/** So far before a stream its dictionary is looked for. */
const DICTIONARY = 1000
/** Times by which LZW, which is not unpacked here, is taken to grow. */
const LZW_RATIO = 100

/** Whether the streams of a document unpack to more than so many bytes. Streams that are packed twice over, as bombs are, count as such. */
function unpacksPast(raw: string, most: number): boolean {
  let [total, streams] = [0, 0]
  for (const { 0: mark, index } of raw.matchAll(/(?<!end)stream\r?\n/g)) {
    const from = index + mark.length
    const end = raw.indexOf("endstream", from)
    const filters = /\/Filter\s*(\[[^\]]*\]|\/\w+)(?![\s\S]*\/Filter)/.exec(raw.slice(Math.max(0, index - DICTIONARY), index))?.[1] ?? ""
    if ((filters.match(/\/Fl|\/LZW/g)?.length ?? 0) > 1 || ++streams > MOST_STREAMS) return true
    const packed = Buffer.from(raw.slice(from, end === -1 ? undefined : end), "latin1")
    total += filters.includes("/LZW") ? packed.length * LZW_RATIO : unpackedSize(packed, most - total)
    if (total > most) return true
  }
  return false
}

function unpackedSize(packed: Buffer, most: number): number {
  try {
    return inflateSync(packed, { maxOutputLength: most + 1, finishFlush: constants.Z_SYNC_FLUSH }).length
  } catch (error) {
    return error instanceof RangeError ? most + 1 : 0 // what is no deflate is not unpacked by others either
  }
}
