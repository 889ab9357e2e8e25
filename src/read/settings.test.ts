/** Settings of reading, and confidence made true by them. */
import { describe, expect, test } from "vitest"
import { calibrated, readingSettingsSchema } from "./settings.ts"

const settings = readingSettingsSchema.parse({ outside: {}, links: {}, calibration: { event: [-1, 0.5], tie: [0, 0] } })

describe("readingSettingsSchema", () => {
  test("what is not fitted does nothing", () => {
    expect(readingSettingsSchema.parse({ outside: {}, links: {} })).toMatchObject({ calibration: {} })
    expect(Object.values(settings.hints).every((hint) => hint === 0)).toBe(true)
  })

  test.each<[string, unknown]>([
    ["no links", { outside: {} }],
    ["a word for a number", { outside: { actor: "high" }, links: {} }],
    ["half a calibration", { outside: {}, links: {}, calibration: { event: [1] } }],
  ])("refuses %s", (_what, value) => expect(readingSettingsSchema.safeParse(value).success).toBe(false))
})

describe("calibrated", () => {
  test.each<[string, number, number]>([
    ["actor", 0.7, 0.7],
    ["actor", 0, 0],
    ["actor", 1, 1],
    ["event", 0.5, 0.27],
    ["event", 1, 1],
    ["event", 0, 0],
    ["tie", 0.9, 0.5],
  ])("%s %d is %d", (kind, probability, expected) => expect(calibrated(kind, probability, settings)).toBe(expected))

  test("two decimals, and what is likelier stays so", () => {
    let last = 0
    for (let percent = 0; percent <= 1000; percent++) {
      const value = calibrated("event", percent / 1000, settings)
      expect(Math.round(value * 100) / 100).toBe(value)
      expect(value).toBeGreaterThanOrEqual(last)
      last = value
    }
  })
})
