/** The record: what users keep, cite, merge and publish. One zod schema gives types, validator, JSON Schema and codebook. */
export interface Report { id?: string; publisher?: string; url?: string; title?: string; language?: string; published?: string; modified?: string; dateline?: string; text: string }
export interface Span { start: number; end: number; text?: string; field?: "title" | "dateline" }
export interface Issue { code: string; message: string; span?: Span }
