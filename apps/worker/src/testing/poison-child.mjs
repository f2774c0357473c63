// A model child that dies of any batch with the image "poison.png" and λ_ref 0.5: the built child, with its messages
// looked at first. Each death adds the batch's size to a file beside the image.
import { appendFileSync } from "node:fs";
import { serveParent } from "../../dist/child/serve-parent.js";

process.on("message", ({ kind, samples, methods }) => {
  if (kind !== "caption" || !methods.some(({ lambdaRef }) => lambdaRef === 0.5)) return;
  const poison = samples.find(({ image }) => image.endsWith("poison.png"));
  if (!poison) return;
  appendFileSync(`${poison.image}.deaths`, `${samples.length}×${methods.length}\n`);
  process.kill(process.pid, "SIGKILL");
});
serveParent();
