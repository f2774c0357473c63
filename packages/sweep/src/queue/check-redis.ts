/** What is wrong with a server, and what to do about it. */
export interface Refusal {
  readonly problem: string;
  readonly advice: string;
  readonly retry: boolean;
}

const oldest = [6, 2] as const;

/**
 * Why a Redis may not keep a queue, by its answer to INFO; undefined where it may. `allowVolatile` lets a server pass
 * that keeps nothing on disk.
 */
export function checkRedis(info: string, { allowVolatile = false } = {}): Refusal | undefined {
  const fields = infoFields(info);
  return (
    refuseOld(fields) ??
    refuseCluster(fields) ??
    refuseReplica(fields) ??
    refuseEviction(fields) ??
    (allowVolatile ? undefined : refuseVolatile(fields))
  );
}

type Fields = ReadonlyMap<string, string>;

function infoFields(info: string): Fields {
  const lines = info.split(/\r?\n/).filter((line) => line.includes(":") && !line.startsWith("#"));
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]),
  );
}

function refuseOld(fields: Fields): Refusal | undefined {
  const version = fields.get("redis_version") ?? "unknown";
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return undefined;
  return {
    problem: `its version is ${version}, and the queue needs ${oldest.join(".")} or newer`,
    advice: "Upgrade the server, or give the URL of a newer one.",
    retry: false,
  };
}

function refuseCluster(fields: Fields): Refusal | undefined {
  if (fields.get("cluster_enabled") !== "1") return undefined;
  return {
    problem: "it runs in cluster mode",
    advice: "Give the URL of a Redis without cluster mode: a queue of pointers fits one small server.",
    retry: false,
  };
}

/** Retried, as a server may be a replica for the moment of a failover. */
function refuseReplica(fields: Fields): Refusal | undefined {
  if ((fields.get("role") ?? "master") === "master") return undefined;
  return {
    problem: "it is a replica, which takes no writes",
    advice: "Give the URL of the primary, or of whatever follows it through a failover.",
    retry: true,
  };
}

function refuseEviction(fields: Fields): Refusal | undefined {
  const policy = fields.get("maxmemory_policy") ?? "noeviction";
  if (policy === "noeviction") return undefined;
  return {
    problem: `its maxmemory-policy is ${policy}, so it may throw away parts of a queue when memory is short`,
    advice: "Set `maxmemory-policy noeviction`, and give the queue a Redis that is no cache.",
    retry: false,
  };
}

function refuseVolatile(fields: Fields): Refusal | undefined {
  if (fields.get("aof_enabled") === "1") return undefined;
  return {
    problem: "it keeps no append-only file, so a restart would lose jobs that it has accepted",
    advice:
      "Set `appendonly yes`. Where the server cannot, allow a volatile queue: what it loses is queued anew.",
    retry: false,
  };
}
