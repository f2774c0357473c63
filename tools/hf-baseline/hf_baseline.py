"""Times Hugging Face transformers on a LLaVA folder: one greedy caption at a time, eager attention, float32, on the CPU.

    python hf_baseline.py FOLDER --threads 2

Reads a request a line from standard input, {"ids": [...], "maxNewTokens": 100}, and answers each with a line of JSON:
{"seconds": ..., "prefillSeconds": ..., "tokens": ...}. The image is random pixels; no caption ends before its last token.
"""
import argparse
import json
import sys
import time

import torch
from transformers import LlavaForConditionalGeneration


@torch.inference_mode()
def caption(model, ids: list[int], pixel_values: torch.Tensor, count: int) -> dict:
    start = time.perf_counter()
    inputs = torch.tensor([ids])
    out = model(input_ids=inputs, pixel_values=pixel_values, attention_mask=torch.ones_like(inputs), use_cache=True, logits_to_keep=1)
    token = out.logits[:, -1].argmax(-1, keepdim=True)
    prefill = time.perf_counter() - start
    for _ in range(count - 1):
        out = model(input_ids=token, past_key_values=out.past_key_values, use_cache=True)
        token = out.logits[:, -1].argmax(-1, keepdim=True)
    return {"seconds": time.perf_counter() - start, "prefillSeconds": prefill, "tokens": count}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    model = LlavaForConditionalGeneration.from_pretrained(arguments.folder, dtype=torch.float32, attn_implementation="eager").eval()
    edge = model.config.vision_config.image_size
    pixel_values = torch.randn(1, 3, edge, edge, generator=torch.Generator().manual_seed(1))
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps(caption(model, request["ids"], pixel_values, request["maxNewTokens"])), flush=True)


if __name__ == "__main__":
    main()
