/** CITATION.cff of a release (Citation File Format 1.2.0): how to cite the data. */

/** What is cited. */
export interface Cited {
  readonly title: string
  /** Name of the release: `2024-06`. */
  readonly name: string
  /** Who compiled it; persons and bodies alike stand as names. */
  readonly authors: readonly string[]
  /** Day of the release. */
  readonly date?: string | undefined
  readonly license?: string | undefined
}

/** The file's text: YAML whose texts are quoted as JSON quotes them. */
export function renderCitation({ title, name, authors, date, license }: Cited): string {
  const say = (text: string): string => JSON.stringify(text)
  const licence = license === undefined ? [] : [/^https?:/.test(license) ? `license-url: ${say(license)}` : `license: ${say(license)}`]
  return `${[
    "cff-version: 1.2.0",
    'message: "If you use this data, please cite it as below."',
    "type: dataset",
    `title: ${say(title)}`,
    `version: ${say(name)}`,
    ...(date === undefined ? [] : [`date-released: ${say(date)}`]),
    ...licence,
    "authors:",
    ...authors.map((author) => `  - name: ${say(author)}`),
  ].join("\n")}\n`
}
