/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      comment: "Arrows point one way, type-only ones included.",
      from: {},
      to: { circular: true },
    },
    {
      name: "core-knows-no-one",
      severity: "error",
      comment: "core knows nothing of queues, databases or benchmarks.",
      from: { path: "^packages/core/" },
      to: {
        path: "^(packages/(metrics|sweep)|apps)/|/node_modules/(bullmq|drizzle-orm|pg|ioredis|@electric-sql)/",
      },
    },
    {
      name: "metrics-knows-no-decoder",
      severity: "error",
      from: { path: "^packages/metrics/" },
      to: { path: "^(packages/(core|sweep)|apps)/|/node_modules/(onnxruntime-node|bullmq)/" },
    },
    {
      name: "sweep-knows-no-app",
      severity: "error",
      from: { path: "^packages/sweep/" },
      to: { path: "^apps/" },
    },
    {
      name: "worker-knows-no-coordinator",
      severity: "error",
      from: { path: "^apps/worker/" },
      to: { path: "^apps/coordinator/" },
    },
    {
      name: "onnxruntime-lives-in-the-child",
      severity: "error",
      comment: "Only core's own code imports onnxruntime, and only the model child imports core's entry.",
      from: { path: "^(packages/sweep|apps)/", pathNot: "^apps/worker/src/child/" },
      to: { path: "onnxruntime-node|^packages/core/(src|dist)/index\\.", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "servers-are-for-tests",
      severity: "error",
      comment: "Tests, benches and tools start real servers; the product connects to those that it is given.",
      from: { path: "^(packages|apps)/", pathNot: "(\\.test\\.ts|/testing/[^/]+|/test/[^/]+|/bench/.+)$" },
      to: { path: "^infra/servers/" },
    },
    {
      name: "servers-know-no-one",
      severity: "error",
      from: { path: "^infra/servers/" },
      to: { path: "^((packages|apps)/|infra/(?!servers/))" },
    },
    {
      name: "chaos-starts-programs",
      severity: "error",
      comment: "Fault tests start the programs as anybody would, and nobody needs fault tests.",
      from: { path: "^infra/chaos/" },
      to: { path: "^apps/" },
    },
    {
      name: "nobody-knows-chaos",
      severity: "error",
      from: { path: "^(packages|apps|infra/(?!chaos/))" },
      to: { path: "^infra/chaos/" },
    },
    {
      name: "no-own-entry",
      severity: "error",
      comment: "No file imports its own package's entry.",
      from: { path: "^(packages|infra)/([^/]+)/src/(?!index\\.ts)" },
      to: { path: "^$1/$2/src/index\\.ts$" },
    },
    {
      name: "no-orphans",
      severity: "error",
      from: {
        orphan: true,
        path: "^(packages|apps|infra)/[^/]+/src/",
        pathNot: "\\.(test|d)\\.ts$|/testing/|/main\\.ts$",
      },
      to: {},
    },
    {
      name: "tests-are-not-imported",
      severity: "error",
      from: { pathNot: "(\\.test\\.ts|/testing/[^/]+|/test/[^/]+|/bench/.+)$" },
      to: { path: "\\.test\\.ts$|/testing/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules|(^|/)dist/" },
    exclude: { path: "^tools/|vitest.config|drizzle.config" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
