/** The shape of names.json in knowledge/<language>/: words beside the names of persons and places. */
import { z } from "zod"

const word = z.string().min(1)
const words = z.array(word)

/** Words beside the names of persons, capitals and places; its `about` says what each list is for. */
export const namesSchema = z.strictObject({
  source: word,
  about: word,
  honorifics: words,
  prefixes: words,
  capitals: words,
  breaks: words,
  of: words,
  joins: words,
  between: words,
})
export type NameWords = z.infer<typeof namesSchema>
