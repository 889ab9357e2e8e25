/** Names that give a short one in brackets. */
import { expect, test } from "vitest"
import { withoutBrackets } from "./brackets.ts"

test.each<[string, string]>([
  ["World Trade Organization (WTO)", "World Trade Organization"],
  ["the (French) government", "the (French) government"],
  ["Hamas", "Hamas"],
  ["(Hamas)", "(Hamas)"],
])("%s", (text, name) => expect(withoutBrackets(text)).toBe(name))
