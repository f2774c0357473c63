import { serveParent } from "./serve-parent.ts";

serveParent();
