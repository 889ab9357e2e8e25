/**
 * How an embedded database is given what is large: JSON and lists of texts as bytes in PostgreSQL's own form. As text they would be
 * measured letter by letter, escaped and taken apart again, which takes longer than writing them.
 */
import { type PGlite, types } from "@electric-sql/pglite"

const TEXT_LIST = 1009

/** Gives it JSON and lists of texts as bytes from now on. */
export function giveBytes({ serializers }: PGlite): void {
  const asList = serializers[TEXT_LIST]!
  const give = (type: number, serialize: (value: unknown) => Uint8Array | string) => Object.assign(serializers, { [type]: serialize })
  give(types.JSON, (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)))
  give(TEXT_LIST, (value) => (isTextList(value) ? packTexts(value) : asList(value)))
}

type Texts = readonly (string | null)[]

const isTextList = (value: unknown): value is Texts => Array.isArray(value) && value.every((one) => one === null || typeof one === "string")

/** A list as `array_recv` reads it: one dimension from 1, each text after its length, -1 for null. */
function packTexts(texts: Texts): Buffer {
  const head = texts.length === 0 ? [0, 0, types.TEXT] : [1, Number(texts.includes(null)), types.TEXT, texts.length, 1]
  const lengths = texts.map((text) => (text === null ? -1 : Buffer.byteLength(text)))
  const packed = Buffer.allocUnsafeSlow(lengths.reduce((sum, length) => sum + 4 + Math.max(0, length), head.length * 4))
  let at = 0
  for (const number of head) at = packed.writeInt32BE(number, at)
  for (const [place, text] of texts.entries()) {
    at = packed.writeInt32BE(lengths[place]!, at)
    if (text !== null) at += packed.write(text, at)
  }
  return packed
}
