import { planCells } from "./plan-cells.ts";

console.log(JSON.stringify(planCells(Number(process.argv[2] ?? 0))));
