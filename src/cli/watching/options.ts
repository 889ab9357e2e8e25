/** The options of what asks the web. */
import { z } from "zod"

/** How the web is asked. */
export const netOptions = {
  allowPrivate: z
    .boolean()
    .default(false)
    .meta({ description: "Ask addresses of this machine and of private networks too; for feeds and webhooks of your own." }),
  contact: z
    .string()
    .max(200)
    .regex(/^[\x21-\x7e]+$/, { error: "is an address without spaces" })
    .optional()
    .meta({ value: "ADDRESS", description: "A page or mail address by which publishers can reach you; it goes into the user agent." }),
}

const SECONDS: Readonly<Record<string, number>> = Object.freeze({ s: 1, m: 60, h: 3600, d: 86_400 })

/** The seconds of a time as it is written: `15m`. */
export const readSeconds = (time: string): number => Math.max(Number.parseInt(time, 10) * (SECONDS[time.slice(-1)] ?? 1), 1)
