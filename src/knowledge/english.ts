/**
 * The files of knowledge/en/ by what they are used for, each checked against its schema when knowledge is loaded.
 * A reader that asks for a file that is not there is told so by name.
 */
import type { Frame, NameWords, OfficeWords, ReportingVerbs, RoleWords, SideWords, StatusWords, TieWords, TimeWords } from "./en-schema.ts"
import { enSchemas, frameSchema } from "./en-schema.ts"
import type { AudienceWords, MannerWords } from "./manner-schema.ts"
import { checked, KnowledgeError, type KnowledgeFiles } from "./validate.ts"

/** What is known of English: the words that are matched against text. */
export interface EnglishKnowledge {
  readonly offices: OfficeWords
  readonly times: TimeWords
  readonly reportingVerbs: ReportingVerbs
  readonly ties: TieWords
  readonly roles: RoleWords
  readonly status: StatusWords
  readonly sides: SideWords
  readonly names: NameWords
  readonly manner: MannerWords
  readonly audiences: AudienceWords
  /** The event frames, in the order of their files' names. */
  readonly frames: readonly Frame[]
  /** knowledge/en/language.json as it is; the language layer makes its own index of it. */
  readonly language: unknown
}

type Name = keyof typeof enSchemas

/** Checks the files of English and adds them to what is known; the object given is added to, so that its getters stay lazy. */
export function addEnglish<World extends object>(files: KnowledgeFiles, world: World): World & EnglishKnowledge {
  const checkedFiles = new Map(Object.entries(enSchemas).map(([name, schema]) => [name, checked(files, `en/${name}`, schema)]))
  const fields: Readonly<Record<Exclude<keyof EnglishKnowledge, "frames" | "language">, Name>> = {
    offices: "offices.json",
    times: "times.json",
    reportingVerbs: "reporting-verbs.json",
    ties: "ties.json",
    roles: "roles.json",
    status: "status.json",
    sides: "sides.json",
    names: "names.json",
    manner: "manner.json",
    audiences: "audiences.json",
  }
  for (const [field, name] of Object.entries(fields)) {
    Object.defineProperty(world, field, { enumerable: true, get: () => present(checkedFiles.get(name), name) })
  }
  return Object.assign(world, { frames: framesOf(files), language: files["en/language.json"] }) as World & EnglishKnowledge
}

function framesOf(files: KnowledgeFiles): Frame[] {
  const paths = Object.keys(files).filter((path) => path.startsWith("en/frames/"))
  return paths.sort().flatMap((path) => checked<Frame>(files, path, frameSchema) ?? [])
}

function present(file: unknown, name: Name): unknown {
  if (file === undefined) throw new KnowledgeError(`en/${name} is missing`)
  return file
}
