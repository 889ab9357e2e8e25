/** Mailboxes (mbox) to reports: message after message, one in memory at a time, each known by the line where it begins. */
import { readByteWise } from "./byte-reader.ts"
import { MESSAGE_START } from "./file-marks.ts"
import { type Input, type InputLimits, makeFailure, type Origin } from "./input.ts"
import { readMail } from "./mail.ts"
import { type Bytes, inWords, joinBytes } from "./source.ts"

/** So much of a line is looked at; longer ones go on as they are. */
const LINE = 65_536

/** Reads the messages of a mailbox. */
export async function* readMailbox(source: Bytes, { path }: Origin, limits: InputLimits): AsyncGenerator<Input> {
  const reader = readByteWise(source)
  let message: { readonly line: number; readonly parts: Uint8Array[]; size: number } | undefined
  const finish = async function* (): AsyncGenerator<Input> {
    if (message === undefined) return
    const origin = { path, line: message.line }
    if (message.size > limits.bytes) yield makeFailure("too-large", origin, `The message is larger than ${inWords(limits.bytes)}.`)
    else yield await readMail(joinBytes(message.parts), origin, limits)
  }
  let [number, isWhole, isAfterBlank] = [0, true, true]
  for (let bytes = await reader.line(LINE); bytes !== undefined; bytes = await reader.line(LINE)) {
    if (isWhole) number += 1
    const isStart = isWhole && isAfterBlank && MESSAGE_START.test(Buffer.from(bytes.subarray(0, 400)).toString("latin1"))
    isAfterBlank = isWhole && (bytes.length === 1 || (bytes.length === 2 && bytes[0] === 13))
    if (isStart) {
      yield* finish()
      message = { line: number, parts: [], size: 0 }
    } else if (message !== undefined) {
      message.size += bytes.length
      if (message.size <= limits.bytes) message.parts.push(isWhole ? unquote(bytes) : bytes)
      else message.parts.length = 0
    }
    isWhole = bytes.at(-1) === 10
  }
  yield* finish()
}

/** ">From" at the beginning of a line was "From" before it came into a mailbox. */
function unquote(line: Uint8Array): Uint8Array {
  return line[0] === 62 && /^>+From /.test(Buffer.from(line.subarray(0, 50)).toString("latin1")) ? line.subarray(1) : line
}
