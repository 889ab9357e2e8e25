/** Offsets in the units that others count in: a record counts UTF-16 units, most formats of annotation code points. */

/** From UTF-16 units to code points of a text; an offset inside a pair of surrogates counts as the pair's beginning. */
export function toCodePoints(text: string): (unit: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (unit) => unit
  const points = new Uint32Array(text.length + 1)
  let count = 0
  for (let at = 0; at < text.length; at++) {
    points[at] = count
    if (isPair(text, at)) points[++at] = count
    count++
  }
  points[text.length] = count
  return (unit) => points[unit] ?? count
}

/** From code points to UTF-16 units of a text; undefined past its end. */
export function toUnits(text: string): (point: number) => number | undefined {
  if (!/[\ud800-\udbff]/.test(text)) return (point) => (Number.isInteger(point) && point >= 0 && point <= text.length ? point : undefined)
  const units: number[] = []
  for (let at = 0; at < text.length; at++) {
    units.push(at)
    if (isPair(text, at)) at++
  }
  units.push(text.length)
  return (point) => units[point]
}

const isPair = (text: string, at: number): boolean => (text.codePointAt(at) ?? 0) > 0xffff
