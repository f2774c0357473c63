"""Writes goldens.json beside this file: what tools/scenes-vlm/chair.py finds in captions, and how it scores them.

python3 packages/metrics/src/benchmarks/scenes/testdata/make-goldens.py   (standard library only)
"""
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[5]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tools/scenes-vlm"))
from chair import mentions, read_lexicon, score  # noqa: E402

# Image ids and captions that try the rules.
EDGES = [
    [0, "The image features a busy street with a tree and a green car. There is a green bicycle in the foreground."],
    [1, "A beach with two people, a ball, a dog and three umbrellas; the dogs chase the ball."],
    [2, ""],
    [3, "Nothing that the lexicon knows is named here."],
    [4, "TRAFFIC LIGHTS, Traffic-light and traffic... light; a trafficlight, a light and the traffic"],
    [5, "stop light traffic light stop lights"],
    [6, "potted plants and a potted houseplant plant, then a potted plant"],
    [7, "glass grass class buses bus busses benches bench benchs couches couch sofas sofa tvs tv televisions"],
    [8, "people peoples person persons pedestrians sheep sheeps lambs puppies puppy ponies pony"],
    [9, "cats' cat's cat\u2019s KITTEN\u00c9S k\u0131te \u212aite \u0130 kite\u00e9"],
    [10, "constructor __proto__ toString hasOwnProperty valueOf car"],
    [11, "the the the cat cat cat cat"],
    [12, "has his was its gas bus yes as is us ss s stoves stove ovens oven"],
    [13, "car1car 2cars cars_cars cars\ncars\tcars"],
    [14, "a traffic"],
    [15, "potted"],
    [16, "chairs, tables, desks, bowls, bottles, clocks, lamps, kites, balls, boats, sailboats, barns, birds, cows"],
]


def counts(caption, truth, lexicon):
    """chair.py's sums for one caption, before it divides them."""
    found = mentions(caption, lexicon)
    return {
        "hallucinatedMentions": sum(c not in truth for c in found),
        "mentions": len(found),
        "namedClasses": len(set(found)),
        "correctClasses": len(set(found) & truth),
        "trueClasses": len(truth),
    }


def main():
    folder = ROOT / "benchmarks/scenes"
    lexicon = read_lexicon(folder / "synonyms.txt")
    truths = [{o["class"] for o in a["objects"]} for a in json.load(open(folder / "annotations.json"))]
    references = [json.loads(line) for line in open(folder / "captions.jsonl")]
    texts = [r["caption"] for r in references]
    own = [truths[r["id"]] for r in references]
    other = [truths[(r["id"] + 1) % len(truths)] for r in references]
    edges = [{"id": i, "caption": c, "mentions": mentions(c, lexicon), "counts": counts(c, truths[i], lexicon)} for i, c in EDGES]
    golden = {
        "note": "made by make-goldens.py with tools/scenes-vlm/chair.py",
        "lexicon": lexicon,
        "edges": edges,
        "edgeScore": score([c for _, c in EDGES], [truths[i] for i, _ in EDGES], lexicon),
        "references": [{"id": r["id"], "mentions": mentions(r["caption"], lexicon)} for r in references],
        "referenceScore": score(texts, own, lexicon),
        "nextImageScore": score(texts, other, lexicon),
        "nextImageCounts": [counts(c, t, lexicon) for c, t in zip(texts, other)],
    }
    lines = [f'"{k}": {json.dumps(v)}' for k, v in golden.items()]
    (HERE / "goldens.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main()
