// A model child that dies whenever it is asked to open a model.
process.on("message", ({ kind }) => {
  if (kind === "open") process.kill(process.pid, "SIGKILL");
});
