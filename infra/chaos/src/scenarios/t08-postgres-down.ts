import { setTimeout as delay } from "node:timers/promises";
import type { Fleet } from "../fleet/fleet.ts";
import { fleetRound } from "../rounds/fleet-round.ts";
import type { Scenario } from "../rounds/round.ts";
import { large, small } from "./sizes.ts";

type Outage = (fleet: Fleet, milliseconds: number) => Promise<void>;

/** As after a crash: its backends end at once, and it recovers from its log. */
const crash: Outage = async ({ servers: { postgres } }, milliseconds) => {
  await postgres.kill("SIGQUIT");
  await delay(milliseconds);
  await postgres.restart();
};

/** Connections are cut, and new ones refused. */
const refuse: Outage = async ({ servers: { proxies } }, milliseconds) => {
  await proxies.postgres.disable();
  await delay(milliseconds);
  await proxies.postgres.enable();
};

/** Nothing comes back, and no connection ends. */
const silence: Outage = async ({ servers: { proxies } }, milliseconds) => {
  const toxic = await proxies.postgres.addToxic({ type: "timeout", attributes: { timeout: 0 } });
  await delay(milliseconds);
  await proxies.postgres.removeToxic(toxic);
};

/** The ledger is away, in one of the ways in which servers are. */
export const postgresDown: Scenario = {
  id: "T8",
  title: "PostgreSQL down for 60 s",
  run: (round) => {
    const { between, oneOf } = round.choices;
    return fleetRound(round, {
      ...(round.isShort ? small : large),
      patience: 300_000,
      hurt: async ({ fleet, fault, recovered, sees, note, doneAtLeast }) => {
        await doneAtLeast(between(8, 60));
        const outage = oneOf([crash, refuse, silence]);
        fault();
        await outage(fleet, round.isShort ? 6_000 : 60_000);
        const since = Date.now();
        const next = await sees(since, ({ source }) => source === "item", "committed after the outage");
        recovered((next.at - since) / 1000);
        note(`PostgreSQL: ${outage.name}`);
      },
    });
  },
};
