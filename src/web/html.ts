/** HTML by template, every value escaped; only what this made is taken as it is. */

/** Markup that is safe to write. */
export interface Html {
  readonly markup: string
}

type Value = Html | string | number | readonly Html[]

/** Nothing at all. */
export const NOTHING: Html = { markup: "" }

/** Builds markup: strings are escaped, markup and lists of it are not. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { markup: strings.reduce((built, string, index) => built + toMarkup(values[index - 1] ?? "") + string) }
}

function toMarkup(value: Value): string {
  if (typeof value === "string") return escapeHtml(value)
  if (typeof value === "number") return String(value)
  if ("markup" in value) return value.markup
  return value.map(({ markup }) => markup).join("")
}

/**
 * Text as it can stand in an element or a quoted attribute; characters that no page may hold, and those that turn the text around them
 * about, are shown as replaced, one for one.
 */
export function escapeHtml(text: string): string {
  const visible = text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\ufffd")
  return visible.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** Our own text, known to be safe: style sheets. */
export const trusted = (markup: string): Html => ({ markup })
