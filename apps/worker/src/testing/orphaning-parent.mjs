// Starts a model child, says its process id, and waits to be killed.
import { ModelChild } from "../../dist/index.js";

const child = new ModelChild({ provider: "cpu", threads: 1 });
await child.providers();
console.log(child.pid);
setInterval(() => undefined, 1000);
