// Answers 200 on the port of its first argument, starts a child, and ends with exit code 5 on SIGTERM.
import { spawn } from "node:child_process";
import { createServer } from "node:http";

spawn("sleep", ["60"]);
createServer((_request, response) => response.end("ok")).listen(Number(process.argv[2]), "127.0.0.1");
process.on("SIGTERM", () => process.exit(5));
console.log("listening");
