export { type Log, logLevels, type OpenLog, openLog } from "./open-log.ts";
export { redactText, secretsOf } from "./redact.ts";
