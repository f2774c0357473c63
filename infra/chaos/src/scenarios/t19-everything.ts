import { setTimeout as delay } from "node:timers/promises";
import { Redis } from "ioredis";
import type { Choices } from "../rounds/choices.ts";
import { fleetRound } from "../rounds/fleet-round.ts";
import type { HurtFleet } from "../rounds/hurt-fleet.ts";
import type { Scenario } from "../rounds/round.ts";
import { large, small } from "./sizes.ts";

type Blow = (hurt: HurtFleet, choices: Choices) => Promise<void>;

const killOne: Blow = async ({ fleet, kill }, { oneOf }) => {
  await kill(oneOf(fleet.runningWorkers));
  await fleet.startWorker();
};

const killModel: Blow = async ({ fleet, fault }, { oneOf }) => {
  const [child] = oneOf(fleet.runningWorkers).children();
  if (child === undefined) return;
  process.kill(child, "SIGKILL");
  fault();
};

const flush: Blow = async ({ fleet, fault }) => {
  const redis = new Redis(fleet.servers.redis.url);
  await redis.flushall();
  redis.disconnect();
  fault();
};

const restartRedis: Blow = async ({ fleet, fault }, { between }) => {
  await fleet.servers.redis.kill("SIGKILL");
  fault();
  await delay(between(0, 3_000));
  await fleet.servers.redis.restart();
};

const cutPostgres: Blow = async ({ fleet, fault }, { between }) => {
  await fleet.servers.proxies.postgres.disable();
  fault();
  await delay(between(0, 3_000));
  await fleet.servers.proxies.postgres.enable();
};

const cutStore: Blow = async ({ fleet, fault }, { between }) => {
  await fleet.servers.proxies.s3.disable();
  fault();
  await delay(between(0, 3_000));
  await fleet.servers.proxies.s3.enable();
};

const killCoordinator: Blow = async ({ fleet, fault }) => {
  fleet.coordinator.signal("SIGKILL");
  fault();
  await fleet.coordinator.ended;
  await fleet.startCoordinator();
};

/** Everything that can go wrong, in an order of chance: the tables are those of a quiet day. */
export const everything: Scenario = {
  id: "T19",
  title: "all kinds of faults, in an order of chance",
  goal: { p50: 20, p99: 40 },
  run: (round) => {
    const blows = [killOne, killModel, flush, restartRedis, cutPostgres, cutStore, killCoordinator];
    return fleetRound(round, {
      ...(round.isShort ? small : large),
      hurt: async (hurt) => {
        await hurt.doneAtLeast(round.choices.between(4, 16));
        for (let number = 0; number < (round.isShort ? 3 : 8); number++) {
          const blow = round.choices.oneOf(blows);
          await blow(hurt, round.choices);
          hurt.note(blow.name);
          await delay(round.choices.between(0, 1_500));
        }
      },
    });
  },
};
