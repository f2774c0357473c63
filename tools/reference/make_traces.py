"""Write `expected/traces.json`: what attention gives to image and generated tokens, and logits and ranks of some tokens.

    python make_traces.py [EXPECTED_FOLDER CHECKPOINT_FOLDER IMAGE_FOLDER]

Attention is that of kvsmooth_reference.py, averaged over heads. For greedy decoding it is compared on the way with the attentions that
Hugging Face's own forward pass over the whole caption gives.
"""
import json
import sys
from pathlib import Path

import torch

import kvsmooth_reference
from kvsmooth_reference import PROMPT, Decoder, attend
from make_expected import METHODS, Case, rounded

HERE = Path(__file__).parent
CHECKPOINTS = ["llava-gqa-sharded", "llava-fp16-tied"]
IMAGE = "landscape.png"
NAMES = ["greedy", "default-0.7", "attention-output", "attend-smoothed"]
WORDS = [3, 17, 64, 100, 128, 199, 255, 300]
NEW_TOKENS = 40
TOLERANCE = 1e-5


class Recorder:
    """Stands in for `attend`; keeps the head average of every query's first attention in every decode step."""

    def __init__(self):
        self.rows: list[torch.Tensor] = []

    def __call__(self, q, keys, values, mask=None):
        o, probabilities = attend(q, keys, values, mask)
        if mask is None:
            self.rows.append(probabilities[:, 0].mean(0))
        return o, probabilities


def attention_rows(decoder: Decoder, case: Case, options: dict) -> tuple[dict, list[list[torch.Tensor]]]:
    """A caption, and [step][layer] the attention of the step's token over all that it sees."""
    recorder = Recorder()
    kvsmooth_reference.attend = recorder
    record = decoder.caption(case.ids, case.prefilled, options, NEW_TOKENS)
    kvsmooth_reference.attend = attend
    layers, rows = len(decoder.layers), recorder.rows
    if options.get("attend") == "smoothed":  # those layers attend twice
        smoothed, kept = set(record["layers"]), []
        pending = iter(rows)
        for _ in range(len(record["ids"]) - 1):
            for layer in range(layers):
                kept.append(next(pending))
                if layer in smoothed:
                    next(pending)
        rows = kept
    return record, [rows[at : at + layers] for at in range(0, len(rows), layers)]


@torch.inference_mode()
def check_against_forward(decoder: Decoder, case: Case, ids: list[int], rows: list[list[torch.Tensor]]) -> None:
    """Greedy decoding changes nothing, so one pass over prompt and caption sees what each step saw."""
    whole = torch.tensor([case.ids + ids[:-1]])
    out = decoder.model(input_ids=whole, attention_mask=torch.ones_like(whole), pixel_values=case.pixel_values, output_attentions=True)
    for layer, probabilities in enumerate(out.attentions):
        average = probabilities[0].mean(0)
        for step, row in enumerate(rows):
            position = len(case.ids) + step
            difference = (average[position, : position + 1] - row[layer]).abs().max()
            assert difference < TOLERANCE, (layer, step, float(difference))


def trace(decoder: Decoder, case: Case, options: dict) -> dict:
    record, rows = attention_rows(decoder, case, options)
    if options["method"] == "greedy":
        check_against_forward(decoder, case, record["ids"], rows)
    prompt = len(case.ids)
    is_image = torch.tensor(case.ids) == decoder.config.image_token_id
    layers, steps = record["layers"], range(len(rows))
    given = lambda layer, position: sum(float(rows[later][layer][prompt + position]) for later in steps if later > position)
    logits = record["logits"]
    order = logits.argsort(dim=-1, descending=True, stable=True).tolist()
    return {
        "method": options,
        "ids": record["ids"],
        "layers": layers,
        "columnSums": [[given(layer, position) for layer in layers] for position in steps],
        "itself": [[float(rows[step][layer][-1]) for layer in layers] for step in steps],
        "image": [[float(rows[step][layer][:prompt][is_image].max()) for layer in layers] for step in steps],
        "wordLogits": logits[:, WORDS].tolist(),
        "wordRanks": [[row.index(word) for word in WORDS] for row in order],
    }


def main() -> None:
    given = [Path(folder) for folder in sys.argv[1:]]
    expected, checkpoints, images = given if given else [HERE / name for name in ("expected", "checkpoints", "images")]
    torch.set_num_threads(1)
    document = {"prompt": PROMPT, "maxNewTokens": NEW_TOKENS, "image": IMAGE, "words": WORDS, "checkpoints": {}}
    for name in CHECKPOINTS:
        decoder = Decoder(checkpoints / name)
        case = Case(decoder, images / IMAGE)
        traces = {method: trace(decoder, case, METHODS[method]) for method in NAMES}
        document["checkpoints"][name] = {method: {key: rounded(value, 7) for key, value in found.items()} for method, found in traces.items()}
    (expected / "traces.json").write_text(json.dumps(document))


if __name__ == "__main__":
    main()
