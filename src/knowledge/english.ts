/**
 * The files of knowledge/en/ by what they are used for, each checked against its schema when knowledge is loaded.
 * A reader that asks for a file that is not there is told so by name.
 */
import type { Frame, OfficeWords, ReportingVerbs, RoleWords, SideWords, StatusWords, TieWords, TimeWords } from "./en-schema.ts"
import { enSchemas, frameSchema } from "./en-schema.ts"
import type { AudienceWords, MannerWords } from "./manner-schema.ts"
import type { MergingWords } from "./merging-schema.ts"
import type { NameWords } from "./names-schema.ts"
import { type OwnSentence, sentencesOf } from "./sentences.ts"
import { checked, KnowledgeError, type KnowledgeFiles } from "./validate.ts"

/** A frame, and the file that it stands in ("en/frames/meeting.json"). */
export interface LoadedFrame extends Frame {
  readonly path: string
}

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
  /** How names and texts of several reports are compared. */
  readonly merging: MergingWords
  /** The event frames, in the order of their files' names. */
  readonly frames: readonly LoadedFrame[]
  /** What a user's own folder adds to the frames: each with the triggers and sentences that stand in that folder, and no others. */
  readonly ownFrames: readonly LoadedFrame[]
  /** Sentences of a user's own that must, or must not, be read in a way. */
  readonly ownSentences: readonly OwnSentence[]
  /** knowledge/en/language.json as it is; the language layer makes its own index of it. */
  readonly language: unknown
}

type Name = keyof typeof enSchemas

/**
 * Checks the files of English and adds them to what is known; the object given is added to, so that its getters stay lazy. `overlay` are the
 * files of the user's folder, which `files` hold already.
 */
export function addEnglish<World extends object>(files: KnowledgeFiles, overlay: KnowledgeFiles, world: World): World & EnglishKnowledge {
  const checkedFiles = new Map(Object.entries(enSchemas).map(([name, schema]) => [name, checked(files, `en/${name}`, schema)]))
  const fields: Readonly<Record<Exclude<keyof EnglishKnowledge, "frames" | "ownFrames" | "ownSentences" | "language">, Name>> = {
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
    merging: "merging.json",
  }
  for (const [field, name] of Object.entries(fields)) {
    Object.defineProperty(world, field, { enumerable: true, get: () => present(checkedFiles.get(name), name) })
  }
  const frames = framesOf(files)
  const language = files["en/language.json"]
  return Object.assign(world, { frames, ownFrames: ownFramesOf(frames, overlay), ownSentences: sentencesOf(files), language }) as World &
    EnglishKnowledge
}

function framesOf(files: KnowledgeFiles): LoadedFrame[] {
  const paths = Object.keys(files).filter((path) => path.startsWith("en/frames/"))
  return paths.sort().flatMap((path) => {
    const frame = checked<Frame>(files, path, frameSchema)
    return frame ? [{ ...frame, path }] : []
  })
}

/** The frames of the overlay as they are laid over ours, cut down to the rows that the overlay itself has. */
function ownFramesOf(frames: readonly LoadedFrame[], overlay: KnowledgeFiles): LoadedFrame[] {
  return frames.flatMap((frame) => {
    const own = overlay[frame.path] as Partial<Frame> | undefined
    if (!own) return []
    const triggers = frame.triggers.filter((row) =>
      own.triggers?.some(({ lemma, class: kind, roles }) => row.lemma === lemma && row.class === kind && row.roles === roles),
    )
    const inOwn = (list: "yes" | "no") => (sentence: { readonly text: string }) => own[list]?.some(({ text }) => text === sentence.text)
    return [{ ...frame, triggers, yes: frame.yes.filter(inOwn("yes")), no: frame.no.filter(inOwn("no")) }]
  })
}

function present(file: unknown, name: Name): unknown {
  if (file === undefined) throw new KnowledgeError(`en/${name} is missing`)
  return file
}
