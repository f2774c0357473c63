"""Make an NLTK_DATA folder, for NLTK 3.9 and for 3.8.1, from the originals that build.mjs reads.

    python make_nltk_data.py FOLDER WORDNET OUT

FOLDER as for build.mjs, WORDNET the whole WordNet 3.0 (Debian's wordnet-base: /usr/share/wordnet; NLTK opens its data
files too). To be run with NLTK 3.8.1 for its pickles; 3.9 reads the plain files. Used by make_fixtures.py only.
"""
import json
import os
import pickle
import shutil
import sys

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

folder, wordnet, out = sys.argv[1:4]


def place(*parts):
    path = os.path.join(out, *parts)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    return path


punkt = json.load(open(f"{folder}/punkt_english/punkt_english.json", encoding="utf-8"))
texts = {
    "abbrev_types.txt": punkt["abbrev_types"],
    "collocations.tab": ["\t".join(pair) for pair in punkt["collocations"]],
    "sent_starters.txt": punkt["sent_starters"],
    "ortho_context.tab": [f"{word}\t{flags}" for word, flags in punkt["ortho_context"].items()],
}
for name, lines in texts.items():
    with open(place("tokenizers", "punkt_tab", "english", name), "w", encoding="utf-8") as file:
        file.write("\n".join(lines))

params = PunktParameters()
params.abbrev_types = set(punkt["abbrev_types"])
params.collocations = {tuple(pair) for pair in punkt["collocations"]}
params.sent_starters = set(punkt["sent_starters"])
params.ortho_context.update(punkt["ortho_context"])
with open(place("tokenizers", "punkt", "PY3", "english.pickle"), "wb") as file:
    pickle.dump(PunktSentenceTokenizer(params), file)

tagger = json.load(open(f"{folder}/averaged_perceptron_tagger.json", encoding="utf-8"))
for name in ("weights", "tagdict", "classes"):
    path = place("taggers", "averaged_perceptron_tagger_eng", f"averaged_perceptron_tagger_eng.{name}.json")
    json.dump(tagger[name], open(path, "w", encoding="utf-8"))
with open(place("taggers", "averaged_perceptron_tagger", "averaged_perceptron_tagger.pickle"), "wb") as file:
    pickle.dump((tagger["weights"], tagger["tagdict"], set(tagger["classes"])), file)

for name in os.listdir(wordnet):
    shutil.copy(os.path.join(wordnet, name), place("corpora", "wordnet", name))
for name in ("lexnames", "index.sense"):  # opened by NLTK, of no use to lemmas; Debian has no index.sense
    open(place("corpora", "wordnet", name), "a").close()
