/** The command as a process of its own: pipes, exit codes, standard input. */
import { execFileSync, spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"

const main = fileURLToPath(new URL("main.ts", import.meta.url))

describe("as a process", () => {
  test("a reader that goes away ends it quietly", () => {
    const shell = `node ${JSON.stringify(main)} codebook | head -n 1; echo "\${PIPESTATUS[0]}"`
    const { stdout, stderr } = spawnSync("bash", ["-c", shell], { encoding: "utf8" })
    expect({ stdout: stdout.split("\n"), stderr }).toEqual({ stdout: ["# Codebook", "0", ""], stderr: "" })
  })

  test("failures set the exit code", () => {
    expect(spawnSync(process.execPath, [main, "reports", "nothing.txt"]).status).toBe(1)
    expect(spawnSync(process.execPath, [main, "nothing"]).status).toBe(2)
  })

  test("standard input is read as it comes", () => {
    const input = `${JSON.stringify({ text: "One." })}\n`.repeat(2000)
    expect(execFileSync(process.execPath, [main, "reports", "-"], { input, encoding: "utf8" })).toBe(input)
  })
})
