/** Turns what zod finds wrong into faults with codes of our own, so that no caller depends on zod's. */
import type { z } from "zod"
import { type FaultCode, makeFault } from "./faults.ts"
import type { Issue } from "./report.ts"
import { recordSchema } from "./schema.ts"

type SchemaIssue = z.core.$ZodIssue

const evidenceFields: ReadonlySet<PropertyKey> = new Set(["evidence", "mentions", "content"])

/** The faults of a value against the schema of records; empty where it has the right shape. */
export function checkSchema(value: unknown): Issue[] {
  const parsed = recordSchema.safeParse(value)
  return parsed.success ? [] : parsed.error.issues.map((issue) => makeFault(codeOf(issue), issue.path, issue.message))
}

function codeOf(issue: SchemaIssue): FaultCode {
  const field = issue.path.at(-1)
  if (issue.code === "custom") return (issue.params?.code as FaultCode | undefined) ?? "schema"
  if (issue.code === "unrecognized_keys") return "field-unknown"
  if (issue.code === "invalid_value") return issue.path.length === 1 && field === "schema" ? "schema-unknown" : "word-unknown"
  if (issue.code === "too_small" && field === "legs") return "tour-short"
  return field !== undefined && evidenceFields.has(field) ? "evidence-missing" : "schema"
}
