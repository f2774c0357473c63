import type { Telemetry as BullTelemetry } from "bullmq";

export interface StartTelemetry {
  /** Such as "kvsweep-worker". */
  readonly service: string;
  readonly version: string;
  /** OpenTelemetry's own variables say where to, such as OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318. */
  readonly variables: NodeJS.ProcessEnv;
}

/** Spans on their way to a collector; disposing it sends the last ones. */
export interface Telemetry extends AsyncDisposable {
  /** For queues and workers: a job's spans go on from whoever queued it to whoever does it. */
  readonly bull: BullTelemetry;
}

/** Sends spans by OTLP over HTTP; undefined where no endpoint is set, and then nothing of it is loaded. */
export async function startTelemetry({
  service,
  version,
  variables,
}: StartTelemetry): Promise<Telemetry | undefined> {
  const url = tracesUrl(variables);
  if (url === undefined) return undefined;
  const [
    { BatchSpanProcessor, NodeTracerProvider },
    { OTLPTraceExporter },
    { resourceFromAttributes },
    { BullMQOtel },
  ] = await Promise.all([
    import("@opentelemetry/sdk-trace-node"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
    import("bullmq-otel"),
  ]);
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ "service.name": service, "service.version": version }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }))],
  });
  provider.register();
  return {
    bull: new BullMQOtel({ tracerName: "kvsweep", version }),
    // A collector that is away must not keep a program from ending.
    [Symbol.asyncDispose]: () => provider.shutdown().catch(() => undefined),
  };
}

/** By the OpenTelemetry specification: the endpoint of traces as it is, or else the common one with the path of traces. */
function tracesUrl({
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: own,
  OTEL_EXPORTER_OTLP_ENDPOINT: common,
}: NodeJS.ProcessEnv): string | undefined {
  if (own) return own;
  return common ? `${common.replace(/\/$/, "")}/v1/traces` : undefined;
}
