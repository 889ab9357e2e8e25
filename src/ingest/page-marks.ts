/** What tells a page and XML from prose, and which charset they say they are in; apart from the parsers, which are loaded for them only. */

/** Whether a text is a page rather than prose that mentions a tag. */
export function looksLikePage(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(text.slice(0, 2000))
}

/** The charset that a page declares for itself. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1")
  return /<meta[^>]{1,200}charset\s*=\s*["']?([\w-]{2,20})/i.exec(head)?.[1]
}

/** Whether a text is XML: it says so, or it begins with the root of a feed or of news. */
export const looksLikeXml = (text: string): boolean =>
  /^\s*(?:<\?xml\b|<!DOCTYPE\s+(?:rss|nitf|NewsML)\b|<(?:\w+:)?(?:rss|feed|RDF|newsItem|newsMessage|NewsML|nitf)[\s>])/.test(
    text.slice(0, 2000),
  )

/** The encoding that XML declares for itself. */
export const declaredEncoding = (bytes: Uint8Array): string | undefined =>
  /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]{2,20})/i.exec(Buffer.from(bytes.subarray(0, 200)).toString("latin1"))?.[1]
