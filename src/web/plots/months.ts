/** Counts by month as SVG: a row of bars for each series over one axis of months, gaps as long as they were. */
import { type Html, html } from "../html.ts"

/** One series. */
export interface MonthSeries {
  readonly name: string
  readonly kind: "together" | "said" | "heard"
  /** A count for each month. */
  readonly counts: readonly number[]
}

/** What is drawn. */
export interface MonthParts {
  readonly label: string
  /** `YYYY-MM`, in their order; months in which nothing was need not be there. */
  readonly months: readonly string[]
  readonly series: readonly MonthSeries[]
}

const WIDTH = 1000
const SIDE = 14
const BAND = 74
const NAME = 22

/** Draws it. */
export function drawMonths({ label, months, series }: MonthParts): Html {
  const shown = series.filter(({ counts }) => counts.some((count) => count > 0))
  const first = monthNumber(months[0]!)
  const length = monthNumber(months.at(-1)!) - first + 1
  const step = (WIDTH - 2 * SIDE) / Math.max(length, 6)
  const most = Math.max(...shown.flatMap(({ counts }) => counts))
  const left = (month: string) => SIDE + (monthNumber(month) - first) * step
  const bands = shown.map(({ name, kind, counts }, at) => {
    const floor = (at + 1) * BAND
    const bars = months.map((month, place) => {
      const count = counts[place] ?? 0
      const height = (count / most) * (BAND - NAME - 6)
      return count === 0
        ? html``
        : html`<rect class="bar ${kind}" x="${fixed(left(month) + 1)}" y="${fixed(floor - height)}" width="${fixed(Math.min(step - 2, 46))}" height="${fixed(height)}"><title>${month}: ${count} ${name}</title></rect>`
    })
    return html`<text class="series" x="${SIDE}" y="${floor - BAND + NAME - 5}">${name} <tspan class="soft">${counts.reduce((sum, count) => sum + count, 0)}</tspan></text>${bars}<path class="axis" d="M${SIDE} ${floor}H${WIDTH - SIDE}"/>`
  })
  const bottom = shown.length * BAND
  const years = ticks(first, Math.max(length, 6)).map(
    ({ at, words }) =>
      html`<text class="tick" x="${fixed(SIDE + at * step)}" y="${bottom + 17}">${words}</text><path class="axis" d="M${fixed(SIDE + at * step)} ${bottom}v4"/>`,
  )
  return html`<div class="plot scroll" tabindex="0" role="region" aria-label="Months"><svg class="months" viewBox="0 0 ${WIDTH} ${bottom + 26}" role="img" aria-label="${label}">${bands}${years}</svg></div>`
}

const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
const fixed = (value: number): string => value.toFixed(1)

/** Years where there are several, else months, no more than a dozen. */
function ticks(first: number, length: number): { readonly at: number; readonly words: string }[] {
  const every = length <= 12 ? (length <= 6 ? 1 : 2) : 12 * Math.ceil(length / 12 / 10)
  const marks = Array.from({ length }, (_, at) => at).filter((at) => (length <= 12 ? at % every === 0 : (first + at) % every === 0))
  return marks.map((at) => {
    const [year, month] = [Math.floor((first + at) / 12), ((first + at) % 12) + 1]
    return { at, words: length <= 12 ? `${year}-${String(month).padStart(2, "0")}` : String(year) }
  })
}
