import { Method, methodLabel } from "@kvsweep/core/methods";
import type { ListedPlan } from "../plan/list-plan.ts";
import { makeUnits } from "../plan/make-units.ts";
import type { PlannedCell } from "../plan/sweep-plan.ts";

export interface SmallPlan {
  readonly id?: string;
  readonly name?: string;
  readonly cells?: number;
  readonly samples?: number;
  readonly rowsPerUnit?: number;
  readonly question?: string;
}

/** A plan of greedy and constant λ over samples "s0", "s1", ...; its cells' ids are "c0", "c1", ... */
export function smallPlan({
  id = "sweep-1",
  name = "small",
  rowsPerUnit = 128,
  ...size
}: SmallPlan = {}): ListedPlan {
  const cells = Array.from({ length: size.cells ?? 2 }, (_, ordinal) => smallCell(ordinal, size.question));
  const sampleIds = Array.from({ length: size.samples ?? 3 }, (_, index) => `s${index}`);
  const samples = [{ benchmark: "scenes", sampleIds }];
  const groups = [{ model: "scenes-vlm", benchmark: "scenes", cellIds: cells.map((cell) => cell.id) }];
  const units = makeUnits({ sweepId: id, groups, samples, queueOf: () => "units-small", rowsPerUnit });
  return { id, name, source: `name: ${name}\n`, cells, samples, units: [...units] };
}

function smallCell(ordinal: number, question: string | undefined): PlannedCell {
  const method = Method.parse(
    ordinal === 0
      ? { method: "greedy" }
      : { method: "kvsmooth", adaptive: false, lambdaRef: ordinal / 100, layers: [1, 8] },
  );
  const identity = {
    model: { fingerprint: "model-1" },
    benchmark: { name: "scenes", fingerprint: "data-1" },
    engine: { version: "1", provider: "cpu", dtype: "float32" },
    question: question ?? null,
    method,
  };
  return {
    ordinal,
    id: `c${ordinal}`,
    identity,
    label: methodLabel(method),
    model: "scenes-vlm",
    benchmark: "scenes",
    method,
    maxNewTokens: 16,
  };
}
