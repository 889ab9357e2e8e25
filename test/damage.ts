/**
 * A generator of damaged inputs: what arrives when files are cut, wrongly encoded, swollen, nested, packed to burst or not text
 * at all. Seeded: the same number gives the same bytes, so that a failure can be made again.
 */
import { gzipSync } from "node:zlib"

/** One damaged input. */
export interface DamagedInput {
  /** Kind and number: `cut-17`. */
  readonly name: string
  /** The name that the file has, as its ending tells ingest what to expect. */
  readonly file: string
  readonly bytes: Uint8Array
}

/** Sound files to damage. */
export interface SoundInput {
  readonly file: string
  readonly bytes: Uint8Array
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What the kinds of damage draw from. */
interface Source {
  readonly sound: SoundInput
  readonly number: () => number
  /** A whole number from 0 to below the limit. */
  readonly below: (limit: number) => number
  readonly pick: <T>(items: readonly T[]) => T
  /** A size from 1 to the limit, most often small: large inputs cost minutes each. */
  readonly size: (limit: number) => number
}

type Damage = (source: Source) => SoundInput

const text = (words: string, file = "damaged.txt"): SoundInput => ({ file, bytes: Buffer.from(words) })
const times = (words: string, count: number): string => words.repeat(count)

const QUOTES = ['"', "“", "”", "'", "«", "„", "``", "''", "「"] as const
const BRACKETS = ["(", "[", "{", "((", "<"] as const
const EMOJI = ["😀", "🇫🇷", "👩‍👩‍👧", "🕊️", "✈️", "\u200d", "️"] as const
const SOUP = [
  "<p>",
  "</p>",
  "<div ",
  "<b><i></b>",
  "<!--",
  "-->",
  "<script>alert(1)</script>",
  "&amp;&#0;&#xD800;",
  "<table><td>",
  "</html>",
  "<svg/onload=x>",
  "text ",
  '<a href="javascript:x">',
  "<![CDATA[",
] as const

/** Every kind of damage, by name. */
const DAMAGES: Readonly<Record<string, Damage>> = Object.freeze({
  cut: ({ sound, below }) => ({ ...sound, bytes: sound.bytes.subarray(0, below(sound.bytes.length)) }),
  "cut-head": ({ sound, below }) => ({ ...sound, bytes: sound.bytes.subarray(below(sound.bytes.length)) }),
  "flip-bytes": ({ sound, number, below }) => {
    const bytes = Uint8Array.from(sound.bytes)
    for (let flips = 1 + below(50); flips > 0; flips--) bytes[Math.floor(number() * bytes.length)] = below(256)
    return { ...sound, bytes }
  },
  "wrong-encoding": ({ sound, pick }) => {
    const words = Buffer.from(sound.bytes).toString("utf8")
    const wide = Buffer.from(words, "utf16le")
    return {
      ...sound,
      bytes: pick([wide, wide.subarray(1), Buffer.from(words, "latin1"), Buffer.concat([Buffer.from([0xff, 0xfe]), sound.bytes])]),
    }
  },
  "twice-encoded": ({ sound }) => ({ ...sound, bytes: Buffer.from(Buffer.from(sound.bytes).toString("latin1"), "utf8") }),
  "long-line": ({ pick }) =>
    text(times(pick(["a", "word ", "said ", "“said” ", "Mr. ", "U.S. ", "Minister of "]), 2_000_000).slice(0, 10_000_000)),
  "long-under-limit": ({ pick, size }) =>
    text(times(pick(["a", "- ", "Mr. A. B. ", "he said, ", ", ", "\n\n"]), 100_000).slice(0, size(100_000))),
  controls: ({ sound, below }) => {
    const words = Buffer.from(sound.bytes).toString("utf8")
    return text([...words].map((letter) => (below(60) === 0 ? String.fromCharCode(below(32)) : letter)).join(""))
  },
  "only-controls": ({ below }) => text(Array.from({ length: 1 + below(3000) }, () => String.fromCharCode(below(32))).join("")),
  quotes: ({ pick }) => text(times(pick(QUOTES), 100_000)),
  "quotes-in-words": ({ pick, sound }) =>
    text(
      Buffer.from(sound.bytes)
        .toString("utf8")
        .replaceAll(" ", () => ` ${pick(QUOTES)}`),
    ),
  brackets: ({ pick, size }) => text(times(pick(BRACKETS), size(100_000)) + pick(["", " said the minister.", times(")", 1000)])),
  emoji: ({ pick, below }) => text(Array.from({ length: 1 + below(4000) }, () => pick(EMOJI)).join("")),
  "half-pairs": ({ below }) => ({
    file: "damaged.ndjson",
    bytes: Buffer.from(`{"text":"The minister \\ud83${below(10)} said \\udc0${below(10)}."}`),
  }),
  soup: ({ pick, below }) => text(`<html>${Array.from({ length: 1 + below(3000) }, () => pick(SOUP)).join("")}`, "damaged.html"),
  "deep-page": ({ pick, below }) =>
    text(
      `<html><body>${times(pick(["<div>", "<b>", "<ul><li>", "<x-y>", "<table><tr><td>", "<span title='"]), 1 + below(50_000))}`,
      "damaged.html",
    ),
  "wide-page": ({ size }) => text(`<html><body>${times("<p>The minister said so, and so, and so again.</p>", size(5000))}`, "damaged.html"),
  bomb: ({ pick, below }) => ({
    file: pick(["damaged.txt.gz", "damaged.ndjson.gz", "damaged.html.gz"]),
    bytes: gzipSync(Buffer.alloc((1 + below(60)) * 2 ** 20, pick(["a", "\n", "<p>", '{"text":"a"}\n', " "])), { level: 1 }),
  }),
  "cut-gzip": ({ sound, below }) => {
    const packed = gzipSync(sound.bytes)
    return { file: `${sound.file}.gz`, bytes: packed.subarray(0, 3 + below(packed.length)) }
  },
  "broken-gzip": ({ sound, below }) => {
    const packed = Uint8Array.from(gzipSync(sound.bytes))
    packed[10 + below(packed.length - 10)] = below(256)
    return { file: `${sound.file}.gz`, bytes: packed }
  },
  binary: ({ below }) => ({ file: "damaged.txt", bytes: Uint8Array.from({ length: 1 + below(20_000) }, () => below(256)) }),
  "bad-ndjson": ({ below, pick, sound }) => {
    const line = JSON.stringify({ text: Buffer.from(sound.bytes).toString("utf8").slice(0, 300) })
    const parts = [
      "null",
      "[]",
      "{}",
      '{"text":1}',
      '{"text":""}',
      "{",
      times("[", 5000),
      '{"text":"a","x":1}',
      line,
      line.slice(0, 40),
      '{"__proto__":{"text":"a"}}',
    ]
    return {
      file: "damaged.ndjson",
      bytes: Buffer.from(Array.from({ length: 1 + below(30) }, () => pick(parts)).join(pick(["\n", "\r\n", "\n\n"]))),
    }
  },
  header: ({ sound, pick, below }) => {
    const keys = ["Title", "DATE", "Date", "Publisher", "URL", "Dateline", "Id", "language", "X"]
    const lines = Array.from(
      { length: 1 + below(8) },
      () => `${pick(keys)}:${pick(["", " ", " 2024-99-99", times(" x", below(30_000)), " 4 June 2024", "\u0000", " <b>"])}`,
    )
    return text(`${lines.join(pick(["\n", "\r\n", "\r"]))}${pick(["\n\n", "\r\n\r\n", "\n"])}${Buffer.from(sound.bytes).toString("utf8")}`)
  },
  blank: ({ pick, below }) => text(times(pick([" ", "\n", "\t", "\u00a0", "\u200b", "\ufeff", "\u2028"]), 1 + below(5000))),
  shuffled: ({ sound, number }) => {
    const words = Buffer.from(sound.bytes).toString("utf8").split(" ")
    return text(
      words
        .map((word) => [number(), word] as const)
        .sort(([a], [b]) => a - b)
        .map(([, word]) => word)
        .join(" "),
    )
  },
  "other-script": ({ pick, below }) =>
    text(times(pick(["Министр сказал. ", "وزير الخارجية. ", "外交部长说。", "ר'השר אמר. ", "ชายแดน"]), 1 + below(500))),
})

/** The kinds of damage there are. */
export const DAMAGE_KINDS: readonly string[] = Object.freeze(Object.keys(DAMAGES))

/** The damaged input of a number: its kind goes round, the rest is drawn. */
export function makeDamaged(number: number, sounds: readonly SoundInput[], seed = 20061118): DamagedInput {
  const draw = seededNumbers(seed + number * 7919)
  const below = (limit: number): number => Math.floor(draw() * limit)
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!
  const size = (limit: number): number => 1 + Math.floor((limit - 1) * draw() ** 3)
  const kind = DAMAGE_KINDS[number % DAMAGE_KINDS.length]!
  const damaged = DAMAGES[kind]!({ sound: pick(sounds), number: draw, below, pick, size })
  return { name: `${kind}-${number}`, ...damaged }
}
