/** The container and its compose file: well formed, made of what is there, with commands that the program has. */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { type Copy, DockerfileParser, type From, type JSONInstruction } from "dockerfile-ast"
import { validate } from "dockerfile-utils"
import { describe, expect, it } from "vitest"
import { parseDocument } from "yaml"
import { z } from "zod"
import { COMMANDS } from "../src/cli/commands.ts"

const root = fileURLToPath(new URL("../", import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), "utf8")

/** What is wrong with the words of a command: no such command, no such option. */
function faultsOf([name, ...args]: readonly string[]): string[] {
  const command = COMMANDS.find((known) => known.name === name)
  if (!command) return [`no command ${name}`]
  const flags = new Set(command.options.map(({ flag }) => `--${flag}`))
  return args.filter((arg) => arg.startsWith("--") && !flags.has(arg))
}

describe("deploy/Dockerfile", () => {
  const text = read("deploy/Dockerfile")
  const dockerfile = DockerfileParser.parse(text)
  const instructions = dockerfile.getInstructions()
  const named = (keyword: string) => instructions.filter((one) => one.getKeyword() === keyword)
  const wordsOf = (keyword: string) =>
    (named(keyword).at(-1) as JSONInstruction).getJSONStrings().map((one) => JSON.parse(one.getValue()) as string)

  it("is well formed", () => expect(validate(text)).toEqual([]))

  it("copies what is there, out of stages that are there", () => {
    const stages = new Set(dockerfile.getFROMs().map((from: From) => from.getBuildStage()))
    const ignored = read("deploy/Dockerfile.dockerignore")
    for (const copy of named("COPY") as Copy[]) {
      const words = copy.getArguments().map((one) => one.getValue())
      const from = copy.getFromFlag()?.getValue()
      if (from !== undefined && from !== null) expect(stages).toContain(from)
      else {
        for (const source of words.slice(0, -1)) {
          expect(existsSync(join(root, source)), source).toBe(true)
          expect(ignored).toContain(`\n!${source.split("/")[0]}\n`)
        }
      }
    }
  })

  it("runs as nobody in particular, from images of one version", () => {
    expect(named("USER").at(-1)!.getArgumentsContent()).not.toMatch(/root|^0/)
    for (const from of dockerfile.getFROMs()) expect(from.getImageTag()).toMatch(/^\d/)
    expect(named("ADD")).toEqual([])
  })

  it("starts the program as the package does, with a command that it has", () => {
    const { bin } = JSON.parse(read("package.json")) as { bin: { dragoman: string } }
    expect(wordsOf("ENTRYPOINT")).toEqual(["node", `/opt/dragoman/${bin.dragoman}`])
    expect(faultsOf(wordsOf("CMD"))).toEqual([])
  })
})

const command = z.array(z.string()).min(1)
const duration = z.string().regex(/^\d+(?:ms|s|m|h)$/)
const health = z.union([
  z.strictObject({ disable: z.literal(true) }),
  z.strictObject({ test: command, interval: duration, timeout: duration, retries: z.int() }),
])
/** As much of the Compose Specification as the file uses. */
const compose = z.strictObject({
  name: z.string().regex(/^[a-z\d][a-z\d_-]*$/),
  "x-dragoman": z.looseObject({}),
  services: z.record(
    z.string().regex(/^[\w.-]+$/),
    z.strictObject({
      image: z.string(),
      build: z.strictObject({ context: z.string(), dockerfile: z.string() }).optional(),
      init: z.boolean().optional(),
      restart: z.enum(["no", "always", "on-failure", "unless-stopped"]),
      environment: z.record(z.string().regex(/^[A-Z_]+$/), z.string()),
      command: command.optional(),
      read_only: z.boolean().optional(),
      tmpfs: z.array(z.string().startsWith("/")).optional(),
      cap_drop: z.array(z.string()).optional(),
      security_opt: z.array(z.string()).optional(),
      stop_grace_period: duration,
      mem_limit: z
        .string()
        .regex(/^\d+[kmg]$/)
        .optional(),
      logging: z.strictObject({ driver: z.string(), options: z.record(z.string(), z.string()) }).optional(),
      ports: z.array(z.string().regex(/^127\.0\.0\.1:\d+:\d+$/)).optional(),
      volumes: z.array(z.string().regex(/^[\w.-]+:\/[\w/.-]+$/)).optional(),
      healthcheck: health.optional(),
      depends_on: z
        .record(z.string(), z.strictObject({ condition: z.enum(["service_started", "service_healthy", "service_completed_successfully"]) }))
        .optional(),
    }),
  ),
  volumes: z.record(z.string(), z.strictObject({})),
})

describe("deploy/compose.yaml", () => {
  const document = parseDocument(read("deploy/compose.yaml"), { merge: true, strict: true, uniqueKeys: true })
  const file = document.toJS() as z.infer<typeof compose>

  it("is well formed", () => {
    expect([...document.errors, ...document.warnings]).toEqual([])
    expect(compose.safeParse(file).error?.issues ?? []).toEqual([])
  })

  it("names what is there", () => {
    for (const { depends_on = {}, volumes = [], build } of Object.values(file.services)) {
      for (const name of Object.keys(depends_on)) expect(Object.keys(file.services)).toContain(name)
      for (const volume of volumes) expect(Object.keys(file.volumes)).toContain(volume.split(":")[0])
      if (build) expect(existsSync(join(root, "deploy", build.context, build.dockerfile))).toBe(true)
    }
    const variables = new Set([...read("deploy/compose.yaml").matchAll(/\$\{(\w+)/g)].map(([, name]) => name))
    const known = [...read("deploy/example.env").matchAll(/^(\w+)=/gm)].map(([, name]) => name)
    expect([...variables].sort()).toEqual(known.sort())
  })

  it("gives commands that the program has, and a port that it listens on", () => {
    const own = Object.values(file.services).filter(({ image }) => image === "dragoman")
    expect(own.length).toBe(2)
    for (const { command = [] } of own) expect(faultsOf(command)).toEqual([])
    expect(file.services.server!.ports).toEqual(["127.0.0.1:4747:4747"])
    expect(file.services.server!.command).toContain("--public")
    for (const { image } of Object.values(file.services)) expect(image).toMatch(/^dragoman$|:\d/)
  })
})
