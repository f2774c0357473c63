import type { Database } from "@kvsweep/metrics/database";
import { recordSweep } from "../ledger/record-sweep.ts";
import type { ListedPlan } from "../plan/list-plan.ts";
import { runUnit } from "../run-unit.ts";
import type { ObjectStore } from "../store/object-store.ts";
import { scriptedDecode } from "./scripted-decode.ts";
import { type SmallPlan, smallPlan } from "./small-plan.ts";

/** Enters a small plan and decodes it, or what it still owes. */
export async function decodedSweep(db: Database, store: ObjectStore, size: SmallPlan): Promise<ListedPlan> {
  const plan = smallPlan(size);
  await recordSweep(db, plan);
  const ids = plan.samples.flatMap(({ sampleIds }) => sampleIds);
  const samples = ids.map((id) => ({ id, image: `/${id}.png`, question: "Describe." }));
  const resolve = async () => ({ model: "/m", samples });
  for (const { id } of plan.units) {
    await runUnit({ db, store, decode: scriptedDecode(), resolve, unitId: id, threads: 1 });
  }
  return plan;
}
