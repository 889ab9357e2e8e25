/**
 * Data Package (version 2) of the tables: CSV, and a datapackage.json that is the codebook: columns with types and descriptions, keys, what
 * refers to what, licence and checksums. `frictionless validate datapackage.json` checks all of it.
 */
import { createHash } from "node:crypto"
import type { Source } from "../../query/index.ts"
import type { Chunk, ExportedFile, FolderFormat } from "../format.ts"
import type { ExportOptions } from "../options.ts"
import { csvOf } from "./csv.ts"
import { chooseTables, readTable } from "./rows.ts"
import type { Field, Table } from "./table.ts"

/** Tables as a Data Package. */
export const dataPackageFormat = {
  kind: "folder",
  name: "datapackage",
  summary: "a Data Package: CSV with datapackage.json, which describes every column",
  files: packageFiles,
} as const satisfies FolderFormat

/** What a package may say of itself besides. */
export interface PackageOptions extends ExportOptions {
  /** Name of the release. */
  readonly version?: string
}

interface Sum {
  readonly bytes: number
  readonly hash: string
}

function packageFiles(source: Source, options: PackageOptions): ExportedFile[] {
  const tables = chooseTables(options)
  const sums = new Map<string, Sum>()
  const files = tables.map((table) => ({
    path: pathOf(table),
    content: () => summed(csvOf(table, readTable(source, table, options)), (sum) => sums.set(table.name, sum)),
  }))
  async function* content() {
    yield `${JSON.stringify(describePackage(tables, sums, options), null, 2)}\n`
  }
  return [...files, { path: "datapackage.json", content }]
}

const pathOf = ({ name }: Table): string => `data/${name}.csv`

/** The chunks as they come; at the end, how many bytes they are and their SHA-256. */
async function* summed(chunks: AsyncIterable<Chunk>, tell: (sum: Sum) => void): AsyncGenerator<Chunk> {
  const hash = createHash("sha256")
  let bytes = 0
  for await (const chunk of chunks) {
    const buffer = typeof chunk === "string" ? Buffer.from(chunk.toWellFormed()) : chunk
    hash.update(buffer)
    bytes += buffer.length
    yield chunk
  }
  tell({ bytes, hash: `sha256:${hash.digest("hex")}` })
}

/** The descriptor: the codebook for people and programs. */
function describePackage(tables: readonly Table[], sums: ReadonlyMap<string, Sum>, { license, title, version }: PackageOptions): object {
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "dragoman",
    ...(title === undefined ? {} : { title }),
    ...(version === undefined ? {} : { version }),
    description: ABOUT,
    ...(license === undefined ? {} : { licenses: [licenseOf(license)] }),
    resources: tables.map((table) => ({ ...describeTable(table, tables), ...sums.get(table.name) })),
  }
}

/** What the data is and is not, in sentences. */
export const ABOUT =
  "News reports of diplomacy, read by a program into records and merged. A missing value means not reported. The texts of the reports are " +
  "not part of the data: offsets (UTF-16 units, end exclusive), the hash of each text and quotes of bounded length are; quotes are their " +
  "publishers'. In CSV, a text that a spreadsheet would take for a formula has an apostrophe before it."

/** A licence by its name in SPDX, or by its address. */
export const licenseOf = (license: string): object => (/^https?:/.test(license) ? { path: license } : { name: license })

function describeTable(table: Table, all: readonly Table[]): object {
  const { name, title, description, fields, key, references } = table
  const there = references.filter((reference) => all.some((one) => one.name === reference.table))
  return {
    name,
    title,
    description,
    type: "table",
    path: pathOf(table),
    scheme: "file",
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    schema: {
      $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
      fields: fields.map(describeField),
      primaryKey: key,
      foreignKeys: there.map(({ field, table: target, key: column }) => ({
        fields: [field],
        reference: { resource: target === name ? "" : target, fields: [column] },
      })),
    },
  }
}

function describeField({ name, type, description, required, choices }: Field): object {
  const constraints = { ...(required ? { required: true } : {}), ...(choices ? { enum: choices } : {}) }
  return { name, type, description, ...(Object.keys(constraints).length > 0 ? { constraints } : {}) }
}
