/**
 * Runs the network: by default onnxruntime's WebAssembly build with one thread (the same bytes on every machine), or the native one where a
 * user installed it. The one place that knows onnxruntime.
 */
import type { EncoderInputs, EncoderOutputs, RunEncoder } from "./model.ts"

/** What runs the network: `wasm` is the reference, `native` is faster where onnxruntime-node is installed. */
export type Runtime = "wasm" | "native"

interface Tensor {
  readonly data: Float32Array
}
interface Session {
  readonly outputNames: readonly string[]
  run(feeds: Record<string, unknown>): Promise<Record<string, Tensor>>
}
interface OnnxRuntime {
  env: { wasm: { numThreads?: number; wasmBinary?: ArrayBufferLike | Uint8Array; proxy?: boolean }; logLevel?: string }
  InferenceSession: { create(model: Uint8Array, options: object): Promise<Session> }
  Tensor: new (type: "int64", data: BigInt64Array, dims: number[]) => unknown
}

/** Loads the network; `wasmBinary` is the runtime's own program, needed by "wasm". Throws where the native runtime is not installed. */
export async function startEncoder(model: Uint8Array, runtime: Runtime, wasmBinary?: Uint8Array): Promise<RunEncoder> {
  const onnx = await loadRuntime(runtime)
  if (runtime === "wasm") {
    onnx.env.wasm.numThreads = 1
    onnx.env.wasm.proxy = false
    if (wasmBinary) onnx.env.wasm.wasmBinary = wasmBinary
  }
  const options =
    runtime === "wasm"
      ? { executionProviders: ["wasm"], graphOptimizationLevel: "all", logSeverityLevel: 3 }
      : { executionProviders: ["cpu"], graphOptimizationLevel: "all", intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 }
  const session = await onnx.InferenceSession.create(model, options)
  return oneByOne((inputs) => runOnce(onnx, session, inputs))
}

/** Runs wait for one another: two at once on one session write over each other's stack in the WebAssembly runtime. */
export function oneByOne(run: RunEncoder): RunEncoder {
  let last: Promise<unknown> = Promise.resolve()
  return (inputs) => {
    const next = last.then(() => run(inputs))
    last = next.catch(() => {})
    return next
  }
}

async function loadRuntime(runtime: Runtime): Promise<OnnxRuntime> {
  if (runtime === "wasm") return (await import("#onnxruntime")) as unknown as OnnxRuntime
  const name = "onnxruntime-node"
  const found = (await import(name)) as { default?: OnnxRuntime } & OnnxRuntime
  return found.default ?? found
}

async function runOnce(onnx: OnnxRuntime, session: Session, inputs: EncoderInputs): Promise<EncoderOutputs> {
  const feeds = Object.fromEntries(Object.entries(inputs).map(([name, data]) => [name, new onnx.Tensor("int64", data, [1, data.length])]))
  const results = await session.run(feeds)
  return Object.fromEntries(Object.entries(results).map(([name, tensor]) => [name, tensor.data]))
}
