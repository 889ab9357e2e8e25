/** What tells a page from prose, and which charset it says it is in; apart from the parser, which is loaded for pages only. */

/** Whether a text is a page rather than prose that mentions a tag. */
export function looksLikePage(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(text.slice(0, 2000))
}

/** The charset that a page declares for itself. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1")
  return /<meta[^>]{1,200}charset\s*=\s*["']?([\w-]{2,20})/i.exec(head)?.[1]
}
