/** Parameters of an address, out of its query string: each once, several values by commas, empty ones as if not given. */
import type { QueryInput } from "../query/index.ts"
import { ServerProblem } from "./problems.ts"

/** The parameters by name. Throws a ServerProblem where one is given twice. */
export function readParameters(url: string): Record<string, string> {
  const given = [...new URL(url).searchParams].map(([name, value]) => [name, value.trim()] as const).filter(([, value]) => value !== "")
  const names = given.map(([name]) => name)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined)
    throw new ServerProblem("parameter-repeated", `${twice.slice(0, 40)} is given more than once.`, twice.slice(0, 40))
  return Object.fromEntries(given)
}

/** The parameters as a question; whether they make one is checked where it is asked. */
export const readQuestion = (url: string): QueryInput => readParameters(url) as QueryInput
