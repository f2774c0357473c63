import { z } from "zod";
import { ChaosError } from "../errors.ts";

const Summary = z.object({
  id: z.string(),
  state: z.string(),
  expected: z.int(),
  done: z.int(),
  failed: z.int(),
  pending: z.int(),
});
/** A sweep as the coordinator tells of it. */
export type Summary = z.infer<typeof Summary>;

const Submission = Summary.extend({ isNew: z.boolean(), units: z.int() });
export type Submission = z.infer<typeof Submission>;

/** Asks the coordinator, as a client would. */
export class ApiClient {
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** The same text twice is the same sweep. Throws ChaosError for a refusal, TypeError where nobody answers. */
  async submit(yaml: string, { rows }: { readonly rows: number }): Promise<Submission> {
    const answer = await this.#ask(`/v1/sweeps?rows=${rows}`, {
      method: "POST",
      headers: { "content-type": "application/yaml" },
      body: yaml,
    });
    return Submission.parse(JSON.parse(answer));
  }

  async summary(sweepId: string): Promise<Summary> {
    return Summary.parse(JSON.parse(await this.#ask(`/v1/sweeps/${sweepId}`)));
  }

  /** The sweep's results, to the last byte. */
  async results(sweepId: string, format: "csv" | "json"): Promise<string> {
    return this.#ask(`/v1/sweeps/${sweepId}/results?format=${format}`);
  }

  async #ask(path: string, init: RequestInit = {}): Promise<string> {
    const response = await fetch(`${this.#origin}${path}`, { ...init, signal: AbortSignal.timeout(120_000) });
    const body = await response.text();
    if (response.ok) return body;
    throw new ChaosError(`Cannot ask the coordinator for ${path}: it answers ${response.status}: ${body}`);
  }
}
