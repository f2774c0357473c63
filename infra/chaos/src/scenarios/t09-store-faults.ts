import { setTimeout as delay } from "node:timers/promises";
import type { Fleet } from "../fleet/fleet.ts";
import { checkObjects } from "../history/check-objects.ts";
import { readHistory } from "../history/witness.ts";
import type { Choices } from "../rounds/choices.ts";
import { fleetRound } from "../rounds/fleet-round.ts";
import type { Scenario } from "../rounds/round.ts";
import { large, small } from "./sizes.ts";

type Fault = (fleet: Fleet, choices: Choices, milliseconds: number) => Promise<void>;

/** Four of ten requests fail, as a store's do that is overloaded. */
const errors: Fault = async ({ servers: { s3Faults } }, { between, oneOf }, milliseconds) => {
  s3Faults.decide = () => (between(1, 10) <= 4 ? { status: oneOf([500, 503] as const) } : undefined);
  await delay(milliseconds);
  s3Faults.decide = () => undefined;
};

const slow: Fault = async ({ servers: { s3Faults } }, { between }, milliseconds) => {
  s3Faults.decide = () => ({ delayMs: between(200, 1_500) });
  await delay(milliseconds);
  s3Faults.decide = () => undefined;
};

const resets: Fault = async ({ servers: { proxies } }, _choices, milliseconds) => {
  const toxic = await proxies.s3.addToxic({ type: "reset_peer", toxicity: 0.5, attributes: { timeout: 20 } });
  await delay(milliseconds);
  await proxies.s3.removeToxic(toxic);
};

const away: Fault = async ({ servers: { proxies } }, _choices, milliseconds) => {
  await proxies.s3.disable();
  await delay(milliseconds);
  await proxies.s3.enable();
};

/** The store refuses, is slow, hangs up and is away. */
export const storeFaults: Scenario = {
  id: "T9",
  title: "the store answers 500 and 503, slowly, or not at all",
  run: (round) =>
    fleetRound(round, {
      ...(round.isShort ? small : large),
      hurt: async ({ fleet, fault, problem, note, doneAtLeast }) => {
        await doneAtLeast(8);
        const faults = [errors, slow, resets, away];
        for (const inflict of round.isShort ? [errors, round.choices.oneOf([slow, resets, away])] : faults) {
          fault();
          await inflict(fleet, round.choices, round.isShort ? 2_000 : 8_000);
          const { items } = await readHistory(fleet.db);
          for (const missing of (await checkObjects(fleet.store, items)).problems) {
            problem(`during ${inflict.name}: ${missing}`);
          }
        }
        note(`${fleet.servers.s3Faults.refused} requests refused by the store`);
      },
    }),
};
