// A model child that answers with what was not asked for.
process.on("message", ({ kind }) =>
  process.send({ kind: kind === "open" ? "providers" : "opened", providers: [] }),
);
process.on("disconnect", () => process.exit(0));
