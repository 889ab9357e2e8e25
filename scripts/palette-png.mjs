/** Makes a PNG of true colour one of 256 colours, a third of its size: pictures of pages have few colours, and letters many that are near. */
import { deflateSync, inflateSync } from "node:zlib"

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** The same picture with a palette. Takes 8-bit RGB or RGBA without interlacing, as Chromium writes; gives others back as they are. @param {Buffer} png */
export function toPalette(png) {
  const chunks = [...readChunks(png)]
  const head = chunks.find(({ type }) => type === "IHDR")?.data ?? Buffer.alloc(13)
  const [width, height, depth, colour, interlaced] = [head.readUInt32BE(0), head.readUInt32BE(4), head[8], head[9], head[12]]
  const channels = colour === 2 ? 3 : colour === 6 ? 4 : 0
  if (depth !== 8 || channels === 0 || interlaced !== 0) return png
  const packed = Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data))
  const pixels = unfilter(inflateSync(packed), { width, height, channels })
  const { palette, indexOf } = choosePalette(pixels, channels)
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = indexOf(colourAt(pixels, (y * width + x) * channels))
  const ihdr = Buffer.from(head)
  ihdr[9] = 3
  const parts = [
    writeChunk("IHDR", ihdr),
    writeChunk("PLTE", palette),
    writeChunk("IDAT", deflateSync(rows, { level: 9 })),
    writeChunk("IEND", Buffer.alloc(0)),
  ]
  return Buffer.concat([SIGNATURE, ...parts])
}

/** @param {Buffer} png */
function* readChunks(png) {
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    yield { type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + png.readUInt32BE(at)) }
}

/** Undoes the filter of each row. @param {Buffer} raw @param {{ width: number, height: number, channels: number }} shape */
function unfilter(raw, { width, height, channels }) {
  const length = width * channels
  const out = Buffer.alloc(height * length)
  for (let y = 0; y < height; y += 1) {
    const kind = raw[y * (length + 1)] ?? 0
    for (let x = 0; x < length; x += 1) {
      const at = y * length + x
      const left = x >= channels ? (out[at - channels] ?? 0) : 0
      const up = y > 0 ? (out[at - length] ?? 0) : 0
      const corner = x >= channels && y > 0 ? (out[at - length - channels] ?? 0) : 0
      out[at] = (raw[y * (length + 1) + 1 + x] ?? 0) + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind]
    }
  }
  return out
}

/** @param {number} left @param {number} up @param {number} corner */
function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** @param {Buffer} pixels @param {number} at */
const colourAt = (pixels, at) => ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0)
/** @param {number} colour */
const partsOf = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]

/** The most frequent colours, each at some distance from those before it; every other colour is the nearest of them. @param {Buffer} pixels @param {number} channels */
function choosePalette(pixels, channels) {
  const counts = new Map()
  for (let at = 0; at < pixels.length; at += channels) counts.set(colourAt(pixels, at), (counts.get(colourAt(pixels, at)) ?? 0) + 1)
  /** @type {number[][]} */
  const chosen = []
  /** @param {number[]} a @param {number[]} b */
  const distance = (a, b) => a.reduce((sum, value, part) => sum + (value - (b[part] ?? 0)) ** 2, 0)
  for (const [colour] of [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    if (chosen.length === 256) break
    if (chosen.every((one) => distance(one, partsOf(colour)) > 24)) chosen.push(partsOf(colour))
  }
  const known = new Map()
  const nearest = (/** @type {number} */ colour) => {
    const distances = chosen.map((one) => distance(one, partsOf(colour)))
    return distances.indexOf(Math.min(...distances))
  }
  const indexOf = (/** @type {number} */ colour) => {
    if (!known.has(colour)) known.set(colour, nearest(colour))
    return known.get(colour)
  }
  return { palette: Buffer.from(chosen.flat()), indexOf }
}

const TABLE = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

/** @param {string} type @param {Buffer} data */
function writeChunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data])
  let sum = 0xffffffff
  for (const byte of body) sum = (TABLE[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8)
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE((sum ^ 0xffffffff) >>> 0)
  return Buffer.concat([length, body, check])
}
