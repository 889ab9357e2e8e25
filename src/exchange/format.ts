/** What a format of `dragoman export` is: its name, a sentence, and how it makes bytes of a store. All of them stream. */
import type { Source } from "../query/index.ts"
import type { ExportOptions } from "./options.ts"

/** Text, or bytes where a format is no text. */
export type Chunk = string | Uint8Array

/** A file of a format that writes a folder. */
export interface ExportedFile {
  /** Its path in the folder, with slashes. */
  readonly path: string
  /** Its content; the files of a folder are written one after another, in their order. */
  content(): AsyncIterable<Chunk>
}

/** The content of a file that is one text. */
export async function* oneChunk(text: string): AsyncGenerator<Chunk> {
  yield text
}

/** What is said of every format. */
interface FormatWords {
  /** As `--format` takes it. */
  readonly name: string
  /** One line, without a full stop. */
  readonly summary: string
  /** Whether it writes texts of reports: it has to be asked for them with `texts`. */
  readonly holdsTexts?: boolean
}

/** One file that is written from beginning to end; it goes to standard output where no path is given. */
export interface StreamFormat extends FormatWords {
  readonly kind: "stream"
  write(source: Source, options: ExportOptions): AsyncIterable<Chunk>
}

/** Several files in a folder; one file alone can go to standard output. */
export interface FolderFormat extends FormatWords {
  readonly kind: "folder"
  /** A list where there are few, else one after another. */
  files(source: Source, options: ExportOptions): readonly ExportedFile[] | AsyncIterable<ExportedFile>
}

/** One file that cannot be written from beginning to end: it needs a path. */
export interface DiskFormat extends FormatWords {
  readonly kind: "disk"
  /** Writes the file, which is not there yet. */
  writeTo(source: Source, path: string, options: ExportOptions): Promise<void>
}

/** A format of `dragoman export`. */
export type ExportFormat = StreamFormat | FolderFormat | DiskFormat
