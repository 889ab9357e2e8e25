/** When an event takes place: the expression that the encoder links to it, worked out from the report's day and the event's status. */
import { type DiplomaticEvent, type EventTime, roundConfidence } from "../../record/index.ts"
import { linkedSpans } from "../events/linked-spans.ts"
import { type LabelledSpan, type Reading, spanOf } from "../reading.ts"
import { combineTimes } from "./combine-times.ts"
import { resolveTime } from "./resolve.ts"

const AHEAD: ReadonlySet<DiplomaticEvent["status"]> = new Set(["planned", "proposed", "cancelled", "postponed"])

export function timeOf(
  reading: Reading,
  status: DiplomaticEvent["status"],
  triggers: readonly LabelledSpan[],
  times: readonly LabelledSpan[],
): EventTime | undefined {
  const tense = AHEAD.has(status) ? "future" : status === "ongoing" ? "present" : "past"
  const { anchor, anchored } = reading
  const context = { anchor, ...(anchored && { anchored }), tense, words: reading.knowledge.times } as const
  const linked = linkedSpans(reading, "when", triggers, times)
  for (const { value: span, probability } of linked) {
    const evidence = spanOf(reading, span)
    const found = resolveTime(evidence.text!, context)
    if (!found) continue
    return {
      value: found.value,
      basis: found.basis,
      evidence: [evidence],
      confidence: roundConfidence(span.probability * probability),
    }
  }
  const together =
    linked.length > 1
      ? combineTimes(
          linked.map(({ value: span }) => spanOf(reading, span).text!),
          context,
        )
      : undefined
  return (
    together && {
      value: together.value,
      basis: together.basis,
      evidence: linked.map(({ value: span }) => spanOf(reading, span)),
      confidence: 0.5,
    }
  )
}
