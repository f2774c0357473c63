import type { Scenario } from "../rounds/round.ts";
import { killWorker } from "./t01-kill-worker.ts";
import { recoveryTime } from "./t02-recovery-time.ts";
import { killAllWorkers } from "./t03-kill-all-workers.ts";
import { keepKilling } from "./t04-keep-killing.ts";
import { killChild } from "./t05-kill-child.ts";
import { killRedis } from "./t06-kill-redis.ts";
import { flushRedis } from "./t07-flush-redis.ts";
import { postgresDown } from "./t08-postgres-down.ts";
import { storeFaults } from "./t09-store-faults.ts";
import { freezeWorker } from "./t10-freeze-worker.ts";
import { poisonImage } from "./t11-poison-image.ts";
import { blockedLoop } from "./t12-blocked-loop.ts";
import { drainWorker } from "./t13-drain.ts";
import { submitAtOnce } from "./t14-submit-at-once.ts";
import { planManyCells } from "./t15-plan-many-cells.ts";
import { backpressure } from "./t16-backpressure.ts";
import { skewedClocks } from "./t17-skewed-clocks.ts";
import { killCoordinator } from "./t18-kill-coordinator.ts";
import { everything } from "./t19-everything.ts";

/** Every scenario, in the order of its number. */
export const scenarios: readonly Scenario[] = [
  killWorker,
  recoveryTime,
  killAllWorkers,
  keepKilling,
  killChild,
  killRedis,
  flushRedis,
  postgresDown,
  storeFaults,
  freezeWorker,
  poisonImage,
  blockedLoop,
  drainWorker,
  submitAtOnce,
  planManyCells,
  backpressure,
  skewedClocks,
  killCoordinator,
  everything,
];
