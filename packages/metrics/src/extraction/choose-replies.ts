import { ScoringError } from "../scoring/scoring-error.ts";
import type { ReplyRecord } from "./reply-record.ts";

/** How replies were asked for. Replies of unlike settings are never mixed. */
export type ReplySettings = Pick<ReplyRecord, "model" | "parameters" | "prompt">;

/** Replies of one setting, by what was asked, in the order in which they came. */
export interface ChosenReplies {
  /** Null where there is no reply at all and none was wanted. */
  readonly settings: ReplySettings | null;
  readonly byKey: ReadonlyMap<string, readonly ReplyRecord[]>;
}

/**
 * The replies of these settings; where only some or none are named, of the only settings that fit.
 * Throws ScoringError where several fit.
 */
export function chooseReplies(
  records: readonly ReplyRecord[],
  wanted: Partial<ReplySettings>,
): ChosenReplies {
  const fitting = records.filter((record) => fits(record, wanted));
  const settings = new Map(fitting.map((record) => [settingsKey(record), record]));
  if (settings.size > 1) {
    const models = [...settings.values()].map(({ model }) => model).join(", ");
    const message = `Cannot choose among the stored replies: they are of ${settings.size} settings (models ${models})`;
    throw new ScoringError(
      message,
      "Name the model, or keep the replies of each setting in a file of its own.",
    );
  }
  const byKey = new Map<string, ReplyRecord[]>();
  for (const record of fitting) {
    const replies = byKey.get(record.key);
    if (replies) replies.push(record);
    else byKey.set(record.key, [record]);
  }
  const [first] = settings.values();
  if (first === undefined) return { settings: null, byKey };
  const { model, parameters, prompt } = first;
  return { settings: { model, parameters, prompt }, byKey };
}

function fits(record: ReplySettings, { model, parameters, prompt }: Partial<ReplySettings>): boolean {
  return (
    (model === undefined || record.model === model) &&
    (prompt === undefined || record.prompt === prompt) &&
    (parameters === undefined || sorted(record.parameters) === sorted(parameters))
  );
}

function settingsKey({ model, parameters, prompt }: ReplySettings): string {
  return JSON.stringify([model, prompt, sorted(parameters)]);
}

/** Parameters are flat; their order says nothing. */
function sorted(parameters: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
