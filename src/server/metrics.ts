/** Metrics for Prometheus: requests by route and status with their durations, what waits, what was kept, and the process itself. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client"

/** A request that was answered. */
export interface Answered {
  readonly method: string
  /** The pattern of the address, never the address: there are few of them. */
  readonly route: string
  readonly status: number
  readonly seconds: number
}

/** Counts and shows. */
export interface Metrics {
  began(): void
  answered(request: Answered): void
  /** What became of a report that was sent. */
  kept(outcome: string): void
  /** All of it, as Prometheus reads it. */
  render(): Promise<{ readonly type: string; readonly text: string }>
}

/** What is asked when metrics are shown. */
export interface Measured {
  readonly version: string
  /** Reports that are read or wait, and requests that add or wait. */
  readonly reading: () => number
  readonly keeping: () => number
  /** Reports in the store. */
  readonly reports: () => Promise<number>
  /** Whether the process is measured, too. */
  readonly isProcess: boolean
}

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH"])

/** Makes the metrics of one server. */
export function makeMetrics(measured: Measured): Metrics {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  if (measured.isProcess) collectDefaultMetrics({ register: registry })
  addGauges(measured, registers)
  const named = { registers, labelNames: ["method", "route", "status"] as const }
  const requests = new Counter({ ...named, name: "dragoman_http_requests_total", help: "Requests answered." })
  const durations = new Histogram({
    registers,
    name: "dragoman_http_request_duration_seconds",
    help: "Time until the answer began.",
    labelNames: ["method", "route"],
    buckets: BUCKETS,
  })
  const underWay = new Gauge({ registers, name: "dragoman_http_requests_under_way", help: "Requests that wait for their answer." })
  const kept = new Counter({ registers, name: "dragoman_reports_sent_total", help: "Reports sent, by outcome.", labelNames: ["outcome"] })
  return {
    began: () => underWay.inc(),
    answered({ method, route, status, seconds }) {
      const known = METHODS.has(method) ? method : "other"
      underWay.dec()
      requests.inc({ method: known, route, status })
      durations.observe({ method: known, route }, seconds)
    },
    kept: (outcome) => kept.inc({ outcome }),
    render: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  }
}

function addGauges({ version, reading, keeping, reports }: Measured, registers: Registry[]): void {
  const gauge = (name: string, help: string, measure: () => number | Promise<number>) =>
    new Gauge({
      registers,
      name,
      help,
      async collect() {
        this.set(await measure())
      },
    })
  gauge("dragoman_reading_waiting", "Reports that are being read or wait.", reading)
  gauge("dragoman_adding_waiting", "Requests that add reports or wait.", keeping)
  gauge("dragoman_reports", "Reports in the store.", reports)
  new Gauge({ registers, name: "dragoman_info", help: "The version that runs.", labelNames: ["version"] }).set({ version }, 1)
}
