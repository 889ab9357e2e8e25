import { availableParallelism } from "node:os"
import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

// on two cores the runner would keep one for itself, which does little
const maxWorkers = Math.max(2, availableParallelism() - 1)

// the program runs hundreds of times as a process of its own: what Node makes of its sources is kept from one to the next
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL("node_modules/.cache/dragoman-compiled", import.meta.url))

// files of tests share a process, and with it what the program loads once: its modules, the knowledge, the model
export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    globalSetup: ["test/shared.ts"],
    testTimeout: 60_000,
    maxWorkers,
    isolate: false,
    reporters: ["default"],
  },
})
