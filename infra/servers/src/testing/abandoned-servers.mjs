// Starts a server, says its process id and folder, and waits to be killed.
import { startPostgres, startRedis, startS3, startToxiproxy } from "../../dist/index.js";

const starts = { startPostgres, startRedis, startS3, startToxiproxy };
const { pid, folder } = await starts[process.argv[2]]({ bucket: "captions" });
console.log(JSON.stringify({ pid, folder }));
