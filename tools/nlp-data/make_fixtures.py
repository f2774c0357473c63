"""Make packages/metrics/testdata/nlp/ with the real NLTK and the real Pattern.

    NLTK_DATA=OUT python make_fixtures.py INFLECT_PY FIXTURES      # first with NLTK 3.9.1, then with 3.8.1

NLTK_DATA from make_nltk_data.py; INFLECT_PY is pattern/text/en/inflect.py of clips/pattern@d25511f (3.6).
The run with 3.8.1 keeps only what differs from 3.9.1. The texts are ours: own_texts.py.
"""
import json
import os
import re
import sys

import nltk
from nltk.stem import WordNetLemmatizer
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

import own_texts

inflect, fixtures = sys.argv[1:3]
version = nltk.__version__
SMALL_PUNKT = {
    "abbreviations": [". . ", "dr", "e.g", "i.e", "inc", "jan", "mr", "p.m", "u.s", "fig", "x"],
    "collocations": [["##number##", "dog"], ["no", "##number##"], ["j", "cat"]],
    "sentenceStarters": ["he", "it", "the", "there"],
    "orthoContexts": {
        "a": 126, "cat": 48, "dog": 44, "end": 112, "he": 42, "in": 50, "it": 122, "k": 4, "men": 40, "no": 2, "the": 122,
        "there": 26, "women": 16, "yes": 8, "##number##": 0, "é": 20, "buses": 6, "wanna": 64,
    },
}
NOUNS = (
    "dog dogs bus buses glass glasses tennis men women people person children mice geese teeth feet four your our my this is his was has "
    "as s es ies ses a cities ties pies cookies zombies movies series species news shoes oxen oxenford axes taxes boxes foxes foxen churches "
    "dishes kisses knives wives lives wolves leaves loaves thieves scarves dwarves halves calves shelves elves gloves doves caves stoves "
    "sleeves curves nerves olives natives archives hives moves removes analyses reanalyses bases diagnoses parentheses synopses theses "
    "paralyses roses noses poses hoses clothes oases neuroses glucose glucoses data pasta pizza pizzas sofa sofas media criteria bacteria "
    "cacti octopi virii radii alumnae larvae arthritis plateaux quizzes matrices vertices indices aliases statuses crises testes potatoes "
    "tomatoes heroes radios lice dice slice slices police opera operas genera corpora beeves brethren kine monies zoa turves atlases sexes "
    "mothers-in-law men-at-arms dog-in x-ray hot-dogs twenty-ones -in in-laws by-by dogs' dogs's ' '' men' Dogs Men WOMEN Cookies KNIVES "
    "Wolves Christmas swiss water ater rice ice scissors cissors bread sheep deer fish furniture whiting georgia clippers trousers shorts "
    "jeans skis remotes ovens vases sinks umbrellas handbags suitcases frisbees kites bottles cups forks spoons bowls bananas apples "
    "sandwiches oranges carrots donuts cakes chairs couches beds toilets tvs laptops keyboards phones microwaves toasters refrigerators books "
    "clocks toothbrushes horses sheeps cows elephants bears zebras giraffes backpacks boats trucks benches birds cats persons bicycles ss "
    "ives ves ves' quays days monkeys keys eyes flies soliloquies alergies beanies laramies valkyries sweeties hankies penes graffiti 's n't "
    ". , 3 3s 1990s a's é cafés menu menus mennonite boxing bass lens gas gases virus viruses campus atlas iris status u i ti"
).split()
LEMMAS = (
    "us as was has men women people axes leaves bus buses glasses wolves bosses children geese mice data dwarves skis ties tied seated training "
    "better best saw left ovens cookies scissors foxess dogss catsss classess ran running sitting lying lay flies flying wanted stopped bigger "
    "biggest happier farther well worst ice_creams hot_dogs aardwolves abaci shelves boxes quizzes churches dishes firemen snowmen parties "
    "does do did goes went gone being been are is am 's n't photographed parked stacked surfing skateboarding dining dinning red reddest "
    "lights lit lighted standing stands stood looks looking watches watching sunglasses pants jeans trousers ss es ed er est ing s men's "
    "unknownword unknownwords Dogs DOG tvs TVs aurar diastemata sudatoria involucra later latter nearest closer closest happily quickly 10s "
    "oxen teeth feet knives lives sheep fish fishes mothers-in-law passers-by feedings wings drawing painted seatings ers ests singing eses"
).split()


def texts():
    for text in own_texts.written() + list(own_texts.fuzz(150, 3)):
        tokens = nltk.word_tokenize(text)
        tags = [tag for _, tag in nltk.pos_tag(tokens)] if tokens else []
        yield {"text": text, "sentences": nltk.sent_tokenize(text), "tokens": tokens, "tags": tags}


def lemmas():
    lemmatize = WordNetLemmatizer().lemmatize
    return [{"word": word, **{pos: lemmatize(word, pos) for pos in "nvar"}} for word in LEMMAS]


def small_punkt():
    params = PunktParameters()
    params.abbrev_types = set(SMALL_PUNKT["abbreviations"])
    params.collocations = {tuple(pair) for pair in SMALL_PUNKT["collocations"]}
    params.sent_starters = set(SMALL_PUNKT["sentenceStarters"])
    params.ortho_context.update(SMALL_PUNKT["orthoContexts"])
    punkt = PunktSentenceTokenizer(params)
    cases = own_texts.written() + list(own_texts.fuzz(150, 5))
    return [{"text": text, "sentences": punkt.tokenize(text)} for text in cases]


def singulars():
    source = open(inflect, encoding="utf-8").read()
    prepositions = re.search(r"^plural_prepositions = .*?^\s.*?\)\)$", source, re.M | re.S).group()
    rules = source[source.index("singular_rules = [") : source.index("#### VERB CONJUGATION")]
    scope = {"re": re, "NOUN": "NN"}
    exec(prepositions + "\n" + rules, scope)
    return [{"word": word, "singular": scope["singularize"](word)} for word in NOUNS]


def write(name, value):
    with open(os.path.join(fixtures, name), "w", encoding="utf-8") as file:
        rows = ",\n".join(json.dumps(row, ensure_ascii=True) for row in value)
        file.write("[\n" + rows + "\n]\n")


def differing(name, rows):
    known = json.load(open(os.path.join(fixtures, name.replace(version, "3.9.1")), encoding="utf-8"))
    return [row for row, old in zip(rows, known, strict=True) if row != old]


os.makedirs(fixtures, exist_ok=True)
results = {f"texts-nltk-{version}.json": list(texts()), f"lemmas-nltk-{version}.json": lemmas()}
for name, rows in results.items():
    write(name, rows if version == "3.9.1" else differing(name, rows))
if version == "3.9.1":
    write("small-punkt-sentences.json", small_punkt())
    write("small-punkt.json", [SMALL_PUNKT])
    write("singulars.json", singulars())
