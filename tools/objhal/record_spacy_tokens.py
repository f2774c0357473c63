"""Records what spaCy makes of the phrases that a chat model extracted, for Object HalBench's scorer.

    pip install spacy && python -m spacy download en_core_web_trf
    python tools/objhal/record_spacy_tokens.py PER_CAPTION.jsonl tokens.json [en_core_web_trf]

PER_CAPTION.jsonl is what `kvsweep score --benchmark objhal --per-caption` wrote in a first run without tokens: its
`objects` are the extracted strings. Score again with option `tokens` set to tokens.json.
"""

import json
import sys

import spacy

source, target, *rest = sys.argv[1:]
model = rest[0] if rest else "en_core_web_trf"
nlp = spacy.load(model)
with open(source, encoding="utf-8") as lines:
    answers = [json.loads(line) for line in lines if line.strip()]
phrases = sorted({f"a {text}" for answer in answers for text in answer.get("objects") or []})
tokens = {phrase: [[t.text, t.lemma_, t.tag_] for t in nlp(phrase)] for phrase in phrases}
with open(target, "w", encoding="utf-8") as out:
    name = f"{model} {nlp.meta['version']}"
    json.dump({"model": name, "spacy": spacy.__version__, "tokens": tokens}, out, ensure_ascii=False, indent=0)
print(f"{len(tokens)} phrases by {name}")
