/** The options of serving, and what they say of who may reach the server. */
import { z } from "zod"
import type { Access } from "../../server/index.ts"
import { readingOptions, servingJobs } from "../reading/options.ts"
import { sourceOptions } from "../store/options.ts"
import { netOptions } from "../watching/options.ts"

/** An origin as browsers write it. */
const origin = z.string().transform((given, { addIssue }) => {
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.pathname === "/" && url.search === "" && url.username === "") return url.origin
  addIssue({ code: "custom", message: "is no origin: https://dragoman.example" })
  return z.NEVER
})

/** The options. */
export const servingSchema = z.object({
  host: z.string().min(1).default("127.0.0.1").meta({
    value: "HOST",
    description: "Where to listen; beyond this machine every request takes a token.",
  }),
  port: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(4747)
    .meta({ value: "PORT", short: "p", description: "The port; 0 takes any that is free." }),
  public: origin.optional().meta({
    value: "URL",
    description: "Where others reach the server, by a proxy before it (https://dragoman.example); every request takes a token then.",
  }),
  cors: z
    .string()
    .transform((given) => given.split(",").map((one) => one.trim()))
    .pipe(z.array(origin))
    .optional()
    .meta({ value: "ORIGIN,…", description: "Origins whose pages may use the API; without it, none." }),
  log: z
    .enum(["faults", "json"])
    .default("faults")
    .meta({ value: "WHAT", description: "What standard error has: faults alone, or a line of JSON for each request too." }),
  watch: z.boolean().default(false).meta({ description: "Watch, too, what dragoman watch add has added; as dragoman watch does." }),
  ...netOptions,
  ...sourceOptions,
  jobs: servingJobs,
  knowledge: readingOptions.knowledge,
})

/** The options as they are given. */
export type ServingOptions = z.infer<typeof servingSchema>

/** Whether something of the store is left out. */
export const isLimiting = ({ state = "proposed" }: ServingOptions): boolean => state !== "proposed"

/** Who may reach the server: others do where it listens beyond this machine, or stands behind a proxy. */
export function accessOf({ host, public: publicOrigin, cors = [] }: ServingOptions, isLoopback: (host: string) => boolean): Access {
  const isOpen = isLoopback(host) && publicOrigin === undefined
  return { isOpen, cors, ...(publicOrigin === undefined ? {} : { publicOrigin }) }
}
