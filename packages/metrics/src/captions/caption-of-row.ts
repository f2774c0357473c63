import { imageId } from "./image-id.ts";

/** An image's id and its caption. */
export interface RowCaption {
  readonly id: string;
  readonly text: string;
}

type Row = Readonly<Record<string, unknown>>;

/** OPERA, PAI, MiddleLayer and HALC write image_id and caption; LLaVA question_id, image and text; others mix them. */
const idFields = ["image_id", "image", "image_path", "file_name", "question_id", "id"];
const textFields = ["caption", "text", "answer", "pred"];

/** What a row says in whichever of the known field names it uses; a text says what is wrong with it. */
export function captionOfRow(value: unknown): RowCaption | string {
  if (!isRow(value)) return "is no JSON object";
  const foreign = foreignFormat(value);
  if (foreign !== undefined) return `holds ${foreign}, not a caption`;
  const row = fromLmmsEval(value) ?? value;
  const idField = idFields.find((field) => field in row);
  const textField = textFields.find((field) => field in row);
  if (idField === undefined) return `has no image id; its fields are ${Object.keys(row).join(", ")}`;
  if (textField === undefined) return `has no caption; its fields are ${Object.keys(row).join(", ")}`;
  const id = imageId(row[idField]);
  const text = row[textField];
  if (id === undefined) return `has ${JSON.stringify(row[idField])} as ${idField}, which is no image id`;
  if (typeof text !== "string") return `has ${JSON.stringify(text)} as ${textField}, which is no text`;
  return { id, text };
}

/** Advice for a row that is not understood. */
export const captionAdvice =
  "Write one JSON object a line with image_id and caption, or as OPERA, PAI, lmms-eval or LLaVA write them.";

/** Files of other purposes that people hand over by mistake. */
function foreignFormat(row: Row): string | undefined {
  if (Array.isArray(row["objects"])) return "the objects of an image (ground truth)";
  if ("label" in row && "text" in row) return "a question of POPE";
  if ("question" in row && "answer" in row && !("image_id" in row) && !("image" in row))
    return "an answer to a question of POPE";
  if ("response" in row && !("caption" in row)) return "a response of AMBER";
  if ("truth" in row && "hallu" in row) return "an annotation of AMBER";
  return undefined;
}

/** lmms-eval logs the image in `doc`, or beside the prediction of a metric, and the caption in `filtered_resps` or `resps`. */
function fromLmmsEval(row: Row): Row | undefined {
  const text = firstText(row["filtered_resps"] ?? row["resps"]);
  if (text === undefined) return undefined;
  const holders = [row["doc"], ...Object.values(row)].filter(isRow);
  const id = holders
    .flatMap((holder) => idFields.map((field) => holder[field]))
    .find((one) => one !== undefined);
  return id === undefined ? { caption: text } : { image_id: id, caption: text };
}

function firstText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return Array.isArray(value) ? firstText(value[0]) : undefined;
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
