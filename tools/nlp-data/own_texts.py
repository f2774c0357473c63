"""Texts of our own for the fixtures: sentences written by hand, and random strings of awkward pieces."""
import random

WRITTEN = """
A brown dog sleeps beside two bicycles.
The kitchen has a stove, an oven and three wooden chairs; nobody is cooking.
Two men and a woman are skiing down the hill. They're wearing red jackets.
A bus stops. The buses behind it don't.
There are several potted plants, hot dogs and traffic lights in the picture.
In the background, there is a clock tower that reads 10:45 a.m. People wait below.
Dr. Hill's cat sat on Mr. Stone's laptop. Mrs. Stone wasn't amused!
"What is it?" she asked. "A teddy bear," he said.
He said, 'I cannot see the train.' (It had left.) The platform was empty.
The U.S. flag hangs over a door in Washington D.C. Nobody is near it.
J. Reed and K. L. Moss sit on a bench. I. Reed stands.
There are approx. 30 people, i.e. a small crowd, e.g. for a match vs. Spain.
It costs $3.50, or 5% less; that's #1 & @home.
1. A cup is on the table. 2. A fork is beside it. 3. No knife.
* A dog * A cat * A bird
The sign reads STOP!! Is it old?! Yes... very old... Probably from 1950.
An ellipsis . . . with blanks, and one.. with two dots.
I'm gonna sit, wanna stand, gotta go, gimme that, lemme see. 'Tis late; 'twas early. D'ye know more'n that?
She's the cats' friend, they'd say; we'll see, I've seen, you're seen.
THE DOG'S BOWL ISN'T EMPTY, WE'LL SEE. I CAN'T.
“A curly quote,” she said. ‘Single ones’ too. «Guillemets» and „low“ ones.
Words—with—dashes, words -- with -- double ones, well-known and twenty-one, 3–5 pages.
The cat's\\nbowl isn't\\tfull and the dog'd\\n\\nleave.
Brackets [one], {two}, <three> and (four.) Next one.
The time is 12:30; the ratio 16:9: wide. Prices: 1,000, 20,5 and ,5.
A cake with e.g. cream... And tea.
An mp3-player, a 4x4, the 90s, 1999, 3rd place, 5 o'clock, 50's cars and 'em.
rock 'n' roll, o'clock, 'a' and 'bb', y'all'll, ain't, could've, dog'S
Visit www.example.org or write to me@example.org. OK?
No. 5 is alive. No. Five is not.
The train arrives at 5 p.m. on Sunday. At 6 p.m. It leaves.
He works for Acme Inc. In the evening he rests. Acme Co. is big.
A naïve café owner's piñata, a señor, 東京の猫。 A smiley 😀 and a 👩‍🍳 cook. Ünder the table.
Superscript x² and ½ cup, Ⅷ kings, ٣ cats, ① item, 123⁴ and ２０２０.
Zero\\u200bwidth, no\\u00a0break, \\u0085next line, \\ufeffmark, ideographic\\u3000space, unit\\u001fsep.
A child.A dog. cat.The end
The man (who is tall.) He waits. "Hello." 'Bye.'
``Back ticks'' and `single` and ```triple.
Trailing colon: \\n
Ends with comma,
... starts with dots. .5 and 5. and .
?! ! . ? (.) "." '?'
It is ''double single'' quoted. ("Nested.") ['So.'] Done.
a.b.c. d.e.f. g
See fig. 3 and eq. 4. Fig. 5 shows a cat. St. Mary's Rd. is long.
\\tIndented text. \\n\\n New paragraph.\\r\\nWindows line.
wannabe cannot cannots CANNOT gonna. lemme! gimme, gottago
He left on Jan. 5. In Feb. he returned. Sept. was warm.
Is this the end of No. 10? It's Gen. Hill, Col. Moss, Sen. Reed and Rev. Stone.
x.) y!" z?' w.] v.} u.» t.” s.’ r.
""".strip("\n").split("\n")

PIECES = (
    "a the dog cat men women buses Dr. Mr. U.S. e.g. i.e. p.m. No. Inc. J. K. fig. vs. etc. Jan. in In It The He there 3 3. 12 1,000 "
    "1999 5% 10:30 . . . . , , ; : ! ? ... .. -- - — – ' '' \" \" ` `` ( ) [ ] { } < > « » “ ” ‘ ’ „ * # $ % & @ / _ 's 'S n't N'T "
    "'ll 're 've 'd 'm can't cannot gonna wanna gimme 'tis 'Twas d'ye more'n lemme gotta isn't dogs' don't o'clock 'em x² é É ß ñ 猫 😀 "
    "½ ² Ⅷ ③ \u0301 \u0130 \u0131 \u017f \u212a well-known -x x- a.b a.m end. End! End? yes.) no.\" Yes. said, hot-dog twenty-one"
).split(" ")
BLANKS = [" "] * 12 + ["", "", "", "", "\n", "\n\n", "\t", "  ", " \n", "\u00a0", "\u3000", "\ufeff", "\u0085", "\x1f", "\r\n", "\u200b", "\u2028"]


def fuzz(count, seed, longest=22):
    rng = random.Random(seed)
    for _ in range(count):
        pieces = []
        for _ in range(rng.randint(1, longest)):
            pieces += [rng.choice(PIECES), rng.choice(BLANKS)]
        yield "".join(pieces)


def written():
    return [line.encode("ascii", "backslashreplace").decode("unicode_escape") if "\\" in line else line for line in WRITTEN]
