/** One file that is read whole: a text, a page, JSON, a mail, XML of news or feeds, DOCX, PDF. What it is, its first bytes tell. */
import { decodeBytes } from "./decode.ts"
import { isMail, isPdf, isZip } from "./file-marks.ts"
import { readHeader } from "./header.ts"
import { finishReport, type Input, type InputLimits, makeFailure, makeIssue, type Origin, type ReadContext } from "./input.ts"
import { readJson } from "./ndjson.ts"
import { declaredCharset, declaredEncoding, looksLikePage, looksLikeXml } from "./page-marks.ts"

/** Reads the bytes of a file. The parsers of documents are loaded for those alone, as that takes a while. */
export async function readWhole(bytes: Uint8Array, origin: Origin, limits: InputLimits): Promise<Input[]> {
  if (bytes.length === 0) return [makeFailure("empty", origin, "The file is empty.")]
  if (isZip(bytes)) return [(await import("./docx.ts")).readDocx(bytes, origin, limits)]
  if (isPdf(bytes)) return [await (await import("./pdf.ts")).readPdf(bytes, origin, limits)]
  if (isMail(bytes, origin.path)) return [await (await import("./mail.ts")).readMail(bytes, origin, limits)]
  const decoded = decodeBytes(bytes, declaredCharset(bytes) ?? declaredEncoding(bytes))
  if ("notText" in decoded) return [makeFailure("not-text", origin, decoded.notText)]
  const guess = `The bytes are not UTF-8; read as ${decoded.guessed}.`
  const issues = decoded.guessed === undefined ? [] : [makeIssue("encoding-guessed", origin, guess)]
  return readText(decoded.text, origin, { issues, limits })
}

async function readText(text: string, origin: Origin, context: ReadContext): Promise<Input[]> {
  if (/\.json(?:\.gz)?$/i.test(origin.path) || /^\s*\{\s*"/.test(text.slice(0, 1000))) return readJson(text, origin, context)
  if (/\.x?html?(?:\.gz)?$/i.test(origin.path) || looksLikePage(text)) return [await readPageText(text, origin, context)]
  if (/\.(?:xml|rss|atom)(?:\.gz)?$/i.test(origin.path) || looksLikeXml(text))
    return (await import("./xml.ts")).readXml(text, origin, context)
  const { report, unclearDate } = readHeader(text)
  const doubt = unclearDate && makeIssue("date-unclear", origin, `The date is not clear: ${JSON.stringify(unclearDate.slice(0, 80))}.`)
  return [finishReport(report, origin, { ...context, issues: doubt ? [...context.issues, doubt] : context.issues })]
}

/** Reads a page to its report. */
export async function readPageText(html: string, origin: Origin, context: ReadContext): Promise<Input> {
  const { readPage } = await import("./page.ts") // the page parser is loaded for pages only, as it takes a while
  const { report, excess } = readPage(html)
  if (excess !== undefined) return makeFailure("page-too-large", origin, `The page has ${excess}.`)
  return report ? finishReport(report, origin, context) : makeFailure("not-readable", origin, "No article was found in the page.")
}
