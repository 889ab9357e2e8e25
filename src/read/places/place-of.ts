/** Where an event takes place: the place that the encoder links to it, its state and coordinates from knowledge. */
import { type Place, roundConfidence } from "../../record/index.ts"
import { linkedSpans } from "../events/linked-spans.ts"
import { type LabelledSpan, type Reading, spanOf } from "../reading.ts"

export function placeOf(reading: Reading, triggers: readonly LabelledSpan[], places: readonly LabelledSpan[]): Place | undefined {
  const best = linkedSpans(reading, "where", triggers, places)[0]
  if (!best) return undefined
  const evidence = spanOf(reading, best.value)
  const name = nameOf(evidence.text!)
  const known = reading.knowledge.findPlace(name)
  return {
    name,
    ...(known?.country && { country: known.country }),
    ...(known?.lat !== undefined && known.lon !== undefined && { lat: known.lat, lon: known.lon }),
    precision: known?.precision ?? "site",
    ...(evidence.field === "dateline" && { basis: "dateline" as const }),
    evidence: [evidence],
    confidence: roundConfidence(best.value.probability * best.probability),
  }
}

/** Datelines shout: "PHNOM PENH" is Phnom Penh. */
function nameOf(text: string): string {
  const plain = text.replace(/\s+/gu, " ")
  return plain.length > 3 && plain === plain.toUpperCase()
    ? plain.toLowerCase().replace(/(?<=^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase())
    : plain
}
