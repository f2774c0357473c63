// Takes the lock of the folder that its argument names, says so, and waits to be killed.
import { StateLock } from "../../dist/embedded/state-lock.js";

StateLock.take(process.argv[2]);
console.log("taken");
setInterval(() => undefined, 1000);
