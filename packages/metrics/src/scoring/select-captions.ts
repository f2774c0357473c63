import { type FileCaption, readCaptions } from "../captions/read-captions.ts";
import { Exclusions } from "./exclusions.ts";
import type { Exclusion, ScoreInput, ScoreReport, ScorerOption } from "./file-scorer.ts";
import { hashFile } from "./hash-file.ts";
import { type ImageList, imagesHash, readImageList } from "./image-list.ts";
import { ScoringError } from "./scoring-error.ts";

/** Options of every scorer of image captions. */
export const selectionOptions = {
  unknownImages: {
    summary:
      "a caption of an image without ground truth: refuse the file, or leave the caption out and count it",
    values: ["error", "exclude"],
    default: "error",
  },
  repeatedIds: {
    summary: "an image id that comes twice: refuse the file, or keep both",
    values: ["error", "keep"],
    default: "error",
  },
} as const satisfies Record<string, ScorerOption>;

/** Which captions to score. */
export interface SelectionOptions {
  readonly unknownImages: "error" | "exclude";
  readonly repeatedIds: "error" | "keep";
  /** Whether the ground truth has this image. */
  readonly isKnown: (id: string) => boolean;
  /** Why an image that has ground truth is not scored; default: it is. */
  readonly leaveOut?: (id: string) => string | undefined;
}

/** The captions of a file that are to be scored, and what became of the others once they have been read. */
export interface CaptionSelection {
  /** To be read once. Throws ScoringError where captions and images do not go together. */
  readonly captions: () => AsyncGenerator<FileCaption>;
  readonly exclusions: () => Exclusion[];
  /** Hashes of the captions' file, of the list, and of the ids that were scored. */
  readonly settings: () => ScoreReport["settings"];
}

/** Reads the list of images, and prepares to read the captions of a file that are of its images and have ground truth. */
export async function selectCaptions(
  input: ScoreInput,
  options: SelectionOptions,
): Promise<CaptionSelection> {
  const list = input.imageList === undefined ? undefined : await readImageList(input.imageList);
  const captionsSha256 = await hashFile(input.captions);
  const exclusions = new Exclusions();
  const scored = new Set<string>();
  return {
    async *captions() {
      for await (const caption of readCaptions(input.captions, options)) {
        const reason = exclusion(input.captions, caption, list, options);
        if (reason !== undefined) {
          exclusions.add(reason, caption.id);
          continue;
        }
        scored.add(caption.id);
        yield caption;
      }
      checkScored(input, list, scored, exclusions);
    },
    exclusions: () => exclusions.list(),
    settings: () => ({
      captionsSha256,
      imageListSha256: list?.sha256 ?? null,
      imagesSha256: imagesHash(scored),
    }),
  };
}

/** Why a caption is left out. */
function exclusion(
  path: string,
  { id, place }: FileCaption,
  list: ImageList | undefined,
  { isKnown, unknownImages, leaveOut }: SelectionOptions,
): string | undefined {
  if (list !== undefined && !list.ids.has(id)) return "the list of images does not name the caption's image";
  if (isKnown(id)) return leaveOut?.(id);
  if (unknownImages === "exclude") return "the caption's image has no ground truth";
  const message = `Cannot score "${path}": ${place} is of image ${id}, which the ground truth does not have`;
  const advice =
    "Name the ground truth of these images, or set unknownImages to exclude to count and leave out such captions.";
  throw new ScoringError(message, advice);
}

function checkScored(
  { captions, imageList }: ScoreInput,
  list: ImageList | undefined,
  scored: ReadonlySet<string>,
  exclusions: Exclusions,
): void {
  const missing = [...(list?.ids ?? [])].filter((id) => !scored.has(id) && !exclusions.has(id));
  if (missing.length > 0) {
    const message = `Cannot score "${captions}": ${missing.length} images of "${imageList}" have no caption, such as ${missing[0]}`;
    throw new ScoringError(message, "Caption them, or score with a list of the images that have captions.");
  }
  if (scored.size > 0) return;
  const reasons = exclusions.list().map(({ reason, count }) => `${reason} (${count})`);
  const message = `Cannot score "${captions}": no caption is left; ${reasons.join("; ")}`;
  throw new ScoringError(message, "Name the list and the ground truth of these captions' images.");
}
