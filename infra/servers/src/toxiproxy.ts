import { answersHttp } from "./answers-http.ts";
import { programPath } from "./cannot-start.ts";
import { ServerError } from "./errors.ts";
import { freePort } from "./free-port.ts";
import { openFolder } from "./server-folder.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

/** What happens to the bytes, as toxiproxy's README names it: latency, bandwidth, reset_peer, timeout, limit_data, … */
export interface Toxic {
  readonly type: string;
  /** Default "downstream": from the server to the client. */
  readonly stream?: "upstream" | "downstream";
  /** Share of connections that it meets, 0 to 1. Default 1. */
  readonly toxicity?: number;
  /** Such as `{ latency: 300 }`, in milliseconds. */
  readonly attributes?: Readonly<Record<string, number>>;
}

export interface Proxy {
  /** On 127.0.0.1. */
  readonly port: number;
  /** Cuts every connection and refuses new ones. */
  disable(): Promise<void>;
  enable(): Promise<void>;
  /** Resolves to the toxic's name, by which it is removed. */
  addToxic(toxic: Toxic): Promise<string>;
  removeToxic(name: string): Promise<void>;
}

export interface ToxiproxyServer extends ServerProcess {
  /** A port that leads to `upstream`, such as "127.0.0.1:6379". Proxies end with a restart. */
  proxy(target: { readonly name: string; readonly upstream: string }): Promise<Proxy>;
}

/** A toxiproxy of this process's own. Rejects with ServerError, as all its methods do. */
export async function startToxiproxy(): Promise<ToxiproxyServer> {
  const program = programPath("toxiproxy");
  const server = await startServer({
    title: "toxiproxy",
    program,
    folder: await openFolder("toxiproxy", undefined),
    args: (port) => ["-host", "127.0.0.1", "-port", String(port)],
    stopSignal: "SIGTERM",
    isReady: answersHttp,
  });
  const proxies = `http://127.0.0.1:${server.port}/proxies`;
  const proxy: ToxiproxyServer["proxy"] = async ({ name, upstream }) => {
    const port = await freePort();
    await send("POST", proxies, { name, upstream, listen: `127.0.0.1:${port}`, enabled: true });
    const path = `${proxies}/${encodeURIComponent(name)}`;
    let toxics = 0;
    return {
      port,
      disable: () => send("POST", path, { enabled: false }),
      enable: () => send("POST", path, { enabled: true }),
      addToxic: async (toxic) => {
        toxics += 1;
        const toxicName = `${toxic.type}-${toxics}`;
        await send("POST", `${path}/toxics`, { ...toxic, name: toxicName });
        return toxicName;
      },
      removeToxic: (toxicName) => send("DELETE", `${path}/toxics/${toxicName}`),
    };
  };
  return Object.assign(server, { proxy });
}

async function send(method: string, url: string, body?: object): Promise<void> {
  const response = await fetch(url, { method, body: body ? JSON.stringify(body) : null });
  const said = await response.text();
  if (response.ok) return;
  throw new ServerError(
    `Cannot set up the proxy: toxiproxy answers ${response.status} to ${method} ${new URL(url).pathname}: ${said.trim()}`,
    "Correct the name, the address or the attributes that it names.",
  );
}
