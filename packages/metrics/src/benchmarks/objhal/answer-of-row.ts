import { imageId } from "../../captions/image-id.ts";
import { pyStrip } from "./py-strip.ts";

/** One answer to score. */
export interface ObjhalAnswer {
  /** COCO image id, without leading zeros. */
  readonly imageId: string;
  /** Undefined where the row has none; needed to ask a chat model. */
  readonly question: string | undefined;
  readonly text: string;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Reads a row of a model's answers as the official code does: `prompt` goes before `question`, `text` before `answer`,
 * "Assistant:" is taken out. `otherId` is used where the row has no image_id. A text says what is wrong with the row.
 */
export function answerOfRow(value: unknown, otherId?: string): ObjhalAnswer | string {
  if (!isRow(value)) return "is no JSON object";
  const { image_id: ownId, text, answer, caption } = value;
  const id = ownId === undefined ? otherId : imageId(ownId);
  if (id === undefined)
    return ownId === undefined ? "has no image_id" : `has image_id ${JSON.stringify(ownId)}, which is none`;
  const said = text ?? answer ?? caption;
  if (typeof said !== "string") return `has no answer; its fields are ${Object.keys(value).join(", ")}`;
  const question = value["prompt"] ?? value["question"];
  if (question !== undefined && typeof question !== "string") return "has a question that is no text";
  return { imageId: id, question, text: pyStrip(said.replaceAll("Assistant:", "")) };
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
