import { availableParallelism } from "node:os"
import { defineConfig } from "vitest/config"

// on two cores the runner would keep one for itself, which does little
const maxWorkers = Math.max(2, availableParallelism() - 1)

export default defineConfig({
  test: { include: ["src/**/*.test.ts", "test/**/*.test.ts"], testTimeout: 60_000, maxWorkers, reporters: ["default"] },
})
