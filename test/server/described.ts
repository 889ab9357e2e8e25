/** Holds answers to the description of the API: no status, no type and no body that OpenAPI does not tell of, and no fault of ours. */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js"
import { expect } from "vitest"
import type { TestServing } from "./serving.ts"

interface Operation {
  readonly operationId: string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly schema: { readonly type?: string; readonly enum?: string[] }
  }[]
  readonly responses: Record<string, Answer | { readonly $ref: string }>
}
interface Answer {
  readonly content?: Record<string, { schema: object }>
}
/** The description, as far as tests look at it. */
export interface Description {
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { readonly schemas: Record<string, object>; readonly responses: Record<string, Answer> }
}

/** Checks an answer against the description of its address; gives its body. */
export type ExpectDescribed = (path: string, response: Response, method?: string) => Promise<unknown>

/** Loads the description that a server gives. */
export async function loadDescription(serving: TestServing): Promise<{ description: Description; expectDescribed: ExpectDescribed }> {
  const description = (await (await serving.get("/openapi.json")).json()) as Description
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema({ $id: "openapi", ...description })
  const expectDescribed: ExpectDescribed = async (path, response, method = "get") => {
    const operation = description.paths[path]![method]!
    expect(response.status, await describeAnswer(response)).toBeLessThan(500)
    expect(Object.keys(operation.responses)).toContain(String(response.status))
    const told = operation.responses[response.status]!
    const name = "$ref" in told ? told.$ref.split("/").at(-1)! : undefined
    const { content } = name === undefined ? (told as Answer) : description.components.responses[name]!
    if (content === undefined) return expect(await response.text()).toBe("")
    const [type = ""] = (response.headers.get("Content-Type") ?? "").split(";")
    expect(Object.keys(content)).toContain(type)
    if (!type.endsWith("json") || type === "application/x-ndjson") return response.text()
    const body: unknown = await response.json()
    const at = name === undefined ? `paths/${escapePath(path)}/${method}/responses/${response.status}` : `components/responses/${name}`
    const pointer = `openapi#/${at.split("/").map(encodeURIComponent).join("/")}/content/${escapePath(type)}/schema`
    const check = ajv.getSchema(pointer) as ValidateFunction
    expect(check(body), JSON.stringify(check.errors?.slice(0, 3))).toBe(true)
    return body
  }
  return { description, expectDescribed }
}

const escapePath = (path: string): string => path.replaceAll("~", "~0").replaceAll("/", "~1")

const describeAnswer = async (response: Response): Promise<string> => (response.status >= 500 ? response.clone().text() : "")
