import type { z } from "zod";
import { notOurs, refusal, unreachable } from "./api-error.ts";

export interface ApiAddress {
  /** Such as "http://127.0.0.1:7411". */
  readonly url: string;
  readonly token?: string | undefined;
}

export interface ApiRequest {
  readonly method?: "GET" | "POST" | "PATCH";
  /** Such as "/v1/sweeps". */
  readonly path: string;
  /** Left out where undefined. */
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: { readonly type: "application/json" | "application/yaml"; readonly text: string };
  readonly signal?: AbortSignal | undefined;
}

/** Milliseconds that an answer may take: planning a large sweep takes its time. */
const patience = 300_000;

/** Asks a coordinator. Every method throws ApiError. */
export class ApiClient {
  readonly #address: ApiAddress;

  constructor(address: ApiAddress) {
    this.#address = address;
  }

  /** An answer of JSON, read by the API's own description. */
  async json<Answer extends z.ZodType>(request: ApiRequest, schema: Answer): Promise<z.output<Answer>> {
    const response = await this.#ask(request);
    const body: unknown = await response.json().catch(() => undefined);
    const answer = schema.safeParse(body);
    if (answer.success) return answer.data;
    throw notOurs(this.#address.url, "it is not what this version expects", answer.error);
  }

  /** An answer of anything, as it is. */
  async bytes(request: ApiRequest): Promise<Uint8Array> {
    const response = await this.#ask(request);
    return new Uint8Array(await response.arrayBuffer());
  }

  async #ask({ method = "GET", path, query = {}, body, signal }: ApiRequest): Promise<Response> {
    const { url, token } = this.#address;
    const target = new URL(path, url);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) target.searchParams.set(name, String(value));
    }
    const limit = AbortSignal.timeout(patience);
    const response = await fetch(target, {
      method,
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body && { "content-type": body.type }),
      },
      ...(body && { body: body.text }),
    }).catch((cause: unknown) => {
      throw signal?.aborted ? signal.reason : unreachable(url, cause);
    });
    if (!response.ok) throw await refusal(response, url);
    return response;
  }
}

/** A request's body of JSON. */
export function jsonBody(value: unknown): NonNullable<ApiRequest["body"]> {
  return { type: "application/json", text: JSON.stringify(value) };
}

/** The path of a sweep; an empty name is the newest. */
export function sweepPath(sweep: string, rest = ""): string {
  return `/v1/sweeps/${encodeURIComponent(sweep || "latest")}${rest}`;
}
