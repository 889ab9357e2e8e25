/** Many rows in each format of tables: bounded memory, the same bytes twice, and every row read back by other programs. */
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect } from "vitest"
import { hasReaders, readByPython } from "./python.ts"

/** What a child wrote. */
interface Written {
  readonly rss: number
  readonly sha256: string
  readonly bytes: number
}

const script = fileURLToPath(new URL("generated.ts", import.meta.url))

function write(format: string, rows: number, path: string): Written {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--max-old-space-size=96", script, format, String(rows), path], {
    encoding: "utf8",
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Written
}

/** Writes so many rows in each format twice; fails where more memory is taken than this, or what is read is not what was written. */
export function writeMany(rows: number, mostBytes: number): Record<string, Written> {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-many-"))
  try {
    const written = Object.fromEntries(
      ["csv", "parquet", "sqlite"].map((format) => {
        const path = join(folder, `spans.${format}`)
        const one = write(format, rows, path)
        rmSync(path)
        const other = write(format, rows, path)
        expect([other.sha256, other.bytes]).toEqual([one.sha256, one.bytes])
        expect(Math.max(one.rss, other.rss)).toBeLessThan(mostBytes)
        return [format, one]
      }),
    )
    if (hasReaders) {
      const counted = readByPython("many", folder) as Record<string, { rows: number; starts: number; quotes: number }>
      const starts = Array.from({ length: rows }, (_, at) => (at * 31) % 5000).reduce((sum, start) => sum + start, 0)
      const quotes = rows - Math.floor((rows + 0) / 11)
      for (const found of Object.values(counted)) expect(found).toEqual({ rows, starts, quotes })
      expect(Object.keys(counted).sort()).toEqual(["csv", "parquet", "sqlite"])
    }
    return written
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
