/** Names that give a short one in brackets. */
import { expect, test } from "vitest"
import { namesWithin } from "./brackets.ts"

test.each<[string, string[]]>([
  ["World Trade Organization (WTO)", ["World Trade Organization", "WTO"]],
  ["the (French) government", ["the (French) government"]],
  ["Hamas", ["Hamas"]],
  ["(Hamas)", ["(Hamas)"]],
])("%s", (text, names) => expect(namesWithin(text)).toEqual(names))
