/** What the first bytes of a file say that it is. */

const textOf = (head: Uint8Array, length: number): string => Buffer.from(head.subarray(0, length)).toString("latin1")

/** Whether it is a ZIP archive: a document of an office program, or others. */
export const isZip = (head: Uint8Array): boolean => textOf(head, 4) === "PK\u0003\u0004"

/** Whether it is a PDF; a few bytes may stand before its mark. */
export const isPdf = (head: Uint8Array): boolean => /^[\s\S]{0,1000}%PDF-\d/.test(textOf(head, 1024)) && !/^\s*</.test(textOf(head, 64))

/** Whether it is a WARC, an archive of the web. */
export const isWebArchive = (head: Uint8Array): boolean => /^\s*WARC\/\d/.test(textOf(head, 64))

/** Whether it is a WACZ, a ZIP of them: its first file is one of those that only such an archive has. */
export const isZippedWebArchive = (head: Uint8Array): boolean =>
  isZip(head) && /^(?:archive|pages|indexes|datapackage)/.test(textOf(head.subarray(30), 20))

/** A line before each message: "From someone@example.org Tue Jun  4 10:00:00 2024". */
export const MESSAGE_START = /^From \S+ .*\d{4}/

/** Whether it is a mailbox: a line that begins a message, and then the head of one. */
export const isMailbox = (head: Uint8Array): boolean => /^\s*From \S+ [^\n]*\d{4}[^\n]*\n>?[A-Za-z-]+:/.test(textOf(head, 2000))

const HEADS = /^(?:from|date|message-id|mime-version|subject|received):/gim

/** Whether it is one message: by its name, or by three of the lines that the head of a message has. */
export function isMail(bytes: Uint8Array, path: string): boolean {
  if (/\.eml(?:\.gz)?$/i.test(path)) return true
  const [head = ""] = textOf(bytes, 8192).split(/\r?\n\r?\n/)
  const names = new Set(head.match(HEADS)?.map((name) => name.toLowerCase()))
  return /^[A-Za-z-]+:/.test(head) && names.has("from:") && (names.has("message-id:") || names.has("mime-version:"))
}
