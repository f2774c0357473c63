import { type ComputeType, computeTypes, type Provider, providers } from "@kvsweep/core/providers";
import { recordSweep, setSweep } from "@kvsweep/sweep/ledger";
import { prepareText } from "../embedded/prepare-sweep.ts";
import type { ApiContext } from "./api-context.ts";
import type { Submission } from "./contract.ts";
import { BadRequestError } from "./errors.ts";
import { namedSweep } from "./named-sweep.ts";
import { sweepSummary } from "./sweep-summary.ts";
import type { Principal } from "./tokens.ts";

export interface SubmitRequest {
  readonly text: string;
  /** The file's name, for messages. */
  readonly name: string;
  readonly priority?: number | undefined;
  readonly rows?: number | undefined;
  readonly provider?: string | undefined;
  readonly dtype?: string | undefined;
  readonly principal: Principal;
}

/** Plans a sweep file and enters it. The same file twice is the same sweep. Throws what is wrong with the file. */
export async function submit(context: ApiContext, request: SubmitRequest): Promise<Submission> {
  const { db, catalog, engineVersion } = context;
  const engine = {
    version: engineVersion,
    provider: known<Provider>("provider", request.provider ?? "cpu", providers),
    dtype: known<ComputeType>("dtype", request.dtype ?? "float32", computeTypes),
  };
  const { plan } = await prepareText({
    text: request.text,
    name: request.name,
    model: (name) => catalog.model(name),
    benchmark: (name) => catalog.benchmark(name),
    engine,
    rows: request.rows,
  });
  const { isNew } = await recordSweep(db, plan, { submittedBy: request.principal.name });
  if (request.priority !== undefined) await setSweep(db, plan.id, { priority: request.priority });
  const summary = await sweepSummary(db, await namedSweep(db, plan.id));
  return { ...summary, isNew, cells: plan.cells.length, units: plan.units.length };
}

function known<Name extends string>(what: string, name: string, names: readonly Name[]): Name {
  const found = names.find((candidate) => candidate === name);
  if (found !== undefined) return found;
  throw new BadRequestError(`Cannot plan for the ${what} "${name}": it is none of ${names.join(", ")}`);
}
