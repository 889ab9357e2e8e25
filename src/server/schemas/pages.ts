/** What the addresses of one person, state, body, report, or merged thing answer. */
import { z } from "zod"
import type {
  BodyPage,
  Candidate,
  KeptReportPage,
  MergedExplanation,
  PersonPage,
  ShownJudgement,
  StatePage,
  StoreStatus,
} from "../../query/index.ts"
import { schemas } from "../../record/index.ts"
import { dealings, maybe, memberSchema } from "./parts.ts"

const count = z.int().nonnegative()
const names = z.array(z.strictObject({ name: z.string(), reports: count }))
const named = { id: z.string(), name: z.string(), names, country: maybe, reports: count, first: maybe, last: maybe }

/** The page of a person. */
export const personPageSchema: z.ZodType<PersonPage> = z
  .strictObject({ kind: z.literal("person"), ...named, ...dealings })
  .meta({ id: "PersonPage", description: "All that the store knows of a person." })
/** The page of a body. */
export const bodyPageSchema: z.ZodType<BodyPage> = z
  .strictObject({ kind: z.literal("body"), ...named, ...dealings })
  .meta({ id: "BodyPage", description: "All that the store knows of a body." })
/** The page of a state. */
export const statePageSchema: z.ZodType<StatePage> = z
  .strictObject({ kind: z.literal("state"), id: z.string(), name: z.string(), ...dealings })
  .meta({ id: "StatePage", description: "All that the store knows of a state." })

const candidateSchema: z.ZodType<Candidate> = z.strictObject({
  kind: z.enum(["person", "body"]),
  id: z.string(),
  name: z.string(),
  country: maybe,
  reports: count,
  first: maybe,
  last: maybe,
  office: maybe,
})
/** Several of one name. */
export const candidatesSchema = z
  .strictObject({ candidates: z.array(candidateSchema) })
  .meta({ id: "Candidates", description: "Who bears a name that several bear: choose one by its id." })

const judgementSchema: z.ZodType<ShownJudgement> = z
  .strictObject({
    a: z.string(),
    b: z.string(),
    verdict: z.enum(["same", "different", "unsure"]),
    probability: z.number().min(0).max(1),
    reasons: z.array(z.strictObject({ code: z.string(), words: z.string(), weight: z.number() })),
    author: z.string(),
    other: z.string().optional(),
  })
  .meta({ id: "Judgement", description: "Whether two facts are of one thing, with the reasons." })

type View = MergedExplanation["view"]
const viewSchema = z.looseObject({ kind: z.string(), id: z.string() }).meta({
  id: "FusedView",
  description: "Every slot with each report's version, its evidence, and the value shown with the reason.",
}) as unknown as z.ZodType<View>

/** Why something merged is one. */
export const explanationSchema: z.ZodType<MergedExplanation> = z
  .strictObject({
    kind: z.enum(["event", "person", "body", "statement", "tour"]),
    asked: z.string(),
    id: z.string(),
    view: viewSchema,
    members: z.array(memberSchema),
    joined: z.array(judgementSchema),
    apart: z.array(judgementSchema),
  })
  .meta({
    id: "Explanation",
    description: "Each report's version of something merged, and the judgements that joined it or kept others apart.",
  })

const versionSchema = z.strictObject({
  key: z.string(),
  published: maybe,
  modified: maybe,
  latest: z.boolean(),
  state: z.enum(["kept", "withdrawn"]),
})

/** A kept report. */
export const reportPageSchema: z.ZodType<KeptReportPage> = z
  .strictObject({
    key: z.string(),
    state: z.literal("kept"),
    report: schemas.report,
    record: schemas.record,
    merged: z.record(z.string(), z.string()),
    versions: z.array(versionSchema),
    copies: z.array(z.strictObject({ key: z.string(), publisher: maybe, published: maybe })),
  })
  .meta({ id: "KeptReport", description: "A report with its record, and what each of its facts is part of." })

/** What a store holds. */
export const statusSchema: z.ZodType<StoreStatus> = z
  .strictObject({
    reports: count,
    withdrawn: count,
    copies: count,
    first: maybe,
    last: maybe,
    occurrences: count,
    joined: count,
    conflicts: count,
    people: count,
    bodies: count,
    tours: count,
    statements: count,
    publishers: z.array(z.strictObject({ publisher: maybe, reports: count, first: maybe, last: maybe })),
    issues: z.array(z.strictObject({ code: z.string(), count })),
    producers: z.array(z.strictObject({ producer: schemas.producer, reports: count })),
  })
  .meta({ id: "StoreStatus", description: "How much was read, of whom and by what, and what could not be read." })

/** Problem details, RFC 9457. */
export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    parameter: z.string().optional(),
    advice: z.string().optional(),
  })
  .meta({ id: "Problem", description: "Why there is no answer, with a stable code and what to do (RFC 9457)." })
