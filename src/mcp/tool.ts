/** What a tool is: its words, its arguments as a schema, and a function from them to an answer. */
import { z } from "zod"
import { QueryError } from "../query/index.ts"
import { ServerProblem, type ServerTools } from "../server/index.ts"
import type { PageOf } from "../web/cited.ts"

/** What tools answer from: what the server has, and the address of its pages where there are any. */
export interface McpTools extends Pick<ServerTools, "source" | "reading" | "version" | "log"> {
  readonly pageOf: PageOf
}

/** An answer before it is bounded, and how to ask for what it leaves out. */
export interface Answer {
  readonly answer: Readonly<Record<string, unknown>>
  readonly more: string
}

/** A tool. */
export interface Tool {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly arguments: z.ZodObject
  /** Throws a ServerProblem, a QueryError or a StoreError. */
  ask(tools: McpTools, given: Readonly<Record<string, unknown>>): Promise<Answer>
}

/** Joins a tool's words, its arguments and its work; the work gets arguments that were checked. */
export function defineTool<S extends z.ZodObject>(
  words: Pick<Tool, "name" | "title" | "description"> & { readonly arguments: S },
  work: (tools: McpTools, given: z.infer<S>) => Promise<Answer>,
): Tool {
  return Object.freeze({
    ...words,
    ask: async (tools: McpTools, given: Readonly<Record<string, unknown>>) => work(tools, checkArguments(words.arguments, given)),
  })
}

function checkArguments<S extends z.ZodObject>(schema: S, given: Readonly<Record<string, unknown>>): z.infer<S> {
  const checked = schema.safeParse(given)
  if (checked.success) return checked.data
  const [fault] = checked.error.issues
  if (fault?.code === "unrecognized_keys") {
    const [name = ""] = fault.keys
    throw new ServerProblem("parameter-unknown", `There is no argument ${name.slice(0, 40)} here.`, name.slice(0, 40))
  }
  const name = String(fault?.path[0] ?? "arguments")
  if (given[name] === undefined) throw new ServerProblem("parameter-missing", `${name} is missing.`, name)
  throw new QueryError("query-invalid", `${name}: ${fault?.message}.`, name)
}

/** The schema of arguments as JSON Schema, as a client sees it; without `value`, which is for help on the command line. */
export function argumentsSchema({ arguments: schema }: Tool): { type: "object"; [more: string]: unknown } {
  const { $schema: _, properties = {}, ...shape } = z.toJSONSchema(schema, { target: "draft-2020-12", io: "input", unrepresentable: "any" })
  const plain = Object.entries(properties).map(([name, property]) => {
    const { value: __, ...rest } = property as Record<string, unknown>
    return [name, rest]
  })
  return { ...shape, type: "object", properties: Object.fromEntries(plain) }
}
