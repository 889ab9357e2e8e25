import { defineConfig } from "vitest/config"

export default defineConfig({ test: { include: ["test/**/*.accept.ts"], testTimeout: 3_600_000, reporters: ["default"] } })
