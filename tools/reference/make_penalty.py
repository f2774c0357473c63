"""Write `expected/repetition-penalty.json`: greedy captions of Hugging Face with a repetition penalty.

`python make_penalty.py [folder]`, the folder holding `checkpoints/`, `images/` and `expected/`; by default this one. Scope "prompt" is
`generate(repetition_penalty=...)` as it is, where the expanded prompt counts; "generated" is the same processor, told to ignore the prompt.
No choice is a close call: the script stops where the first two scores are nearer than 1e-3.
"""
import sys
from pathlib import Path

import torch
from transformers import LogitsProcessorList, RepetitionPenaltyLogitsProcessor

from kvsmooth_reference import PROMPT, Decoder
from make_expected import Case, NEW_TOKENS, versions, write

IMAGES = ["landscape.png", "palette.png"]
CHECKPOINTS = ["llava-classic", "llava-gqa-sharded", "llava-fp16-tied"]
FACTORS = [0.8, 1.3]
SMALLEST_MARGIN = 1e-3


@torch.inference_mode()
def caption(case: Case, factor: float, scope: str) -> dict:
    ids = torch.tensor([case.ids])
    processor = RepetitionPenaltyLogitsProcessor(factor, prompt_ignore_length=len(case.ids))
    penalty = {"repetition_penalty": factor} if scope == "prompt" else {"logits_processor": LogitsProcessorList([processor])}
    out = case.decoder.model.generate(
        input_ids=ids,
        attention_mask=torch.ones_like(ids),
        pixel_values=case.pixel_values,
        max_new_tokens=NEW_TOKENS,
        do_sample=False,
        output_scores=True,
        return_dict_in_generate=True,
        **penalty,
    )
    best = torch.cat(out.scores).topk(2).values
    margin = float((best[:, 0] - best[:, 1]).min())
    return {"factor": factor, "scope": scope, "ids": out.sequences[0, len(case.ids) :].tolist(), "minMargin": round(margin, 5)}


def captions(folder: Path, checkpoint: str) -> dict[str, list[dict]]:
    decoder = Decoder(folder / "checkpoints" / checkpoint)
    cases = {image: Case(decoder, folder / "images" / image) for image in IMAGES}
    return {
        image: [caption(case, factor, scope) for factor in FACTORS for scope in ("prompt", "generated")] for image, case in cases.items()
    }


def main(folder: Path) -> None:
    torch.set_num_threads(1)
    document = {"versions": versions(), "prompt": PROMPT, "maxNewTokens": NEW_TOKENS, "checkpoints": {}}
    for name in CHECKPOINTS:
        document["checkpoints"][name] = captions(folder, name)
    found = [record for images in document["checkpoints"].values() for records in images.values() for record in records]
    closest = min(record["minMargin"] for record in found)
    assert closest >= SMALLEST_MARGIN, closest
    # The original layout has the weights of llava-classic, and an image token outside its vocabulary of 400.
    original = document["checkpoints"]["llava-classic"]
    assert all(id < 400 for records in original.values() for record in records for id in record["ids"])
    document["checkpoints"]["llava-liuhaotian"] = original
    write(folder / "expected" / "repetition-penalty.json", document)
    print(f"{len(found)} captions, closest call {closest}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
