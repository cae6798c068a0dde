"""A class of students who work alone, made for the tests: each part is answered in one of the usual ways.

Names, comments, extra lines and words are each student's own; nobody has seen another's notebook.
"""

import random

from tests.classroom.helpers import answer, stubs

NAMES = {
    "A": ["ratio", "o", "odds_of_it", "x", "r"],
    "B": ["e", "power", "small", "ez", "decay", "t"],
    "C": ["prob", "probability", "s", "sig", "value"],
    "D": ["result", "out", "answer", "y", "res", "final"],
}
COMMENTS = ["", "", "# by the formula\n    ", "# see the chapter\n    ", "# done\n    ", "# hope this works\n    "]
WAYS = {
    "probability_from_odds": [
        "return odds / (1 + odds)",
        "return odds / (odds + 1)",
        "return 1 / (1 + 1 / odds)",
        "{D} = odds / (1 + odds)\n    return {D}",
        "return 1 - 1 / (1 + odds)",
        "{D} = np.divide(odds, 1 + odds)\n    return {D}",
    ],
    "log_odds": [
        "return np.log(p / (1 - p))",
        "return np.log(p) - np.log(1 - p)",
        "{A} = p / (1 - p)\n    return np.log({A})",
        "return -np.log(1 / p - 1)",
        "{A} = p / (1 - p)\n    {D} = np.log({A})\n    return {D}",
        "return np.log(p) - np.log1p(-p)",
    ],
    "stable_sigmoid": [
        "{B} = np.exp(-np.abs(z))\n    return np.where(z >= 0, 1, {B}) / (1 + {B})",
        "{B} = np.exp(-abs(z))\n    {D} = 1 / (1 + {B})\n    return np.where(z >= 0, {D}, 1 - {D})",
        "{B} = np.exp(-np.abs(z))\n    return np.where(z >= 0, 1 / (1 + {B}), {B} / (1 + {B}))",
        "{D} = np.empty_like(z)\n    {D}[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))\n"
        "    {B} = np.exp(z[z < 0])\n    {D}[z < 0] = {B} / (1 + {B})\n    return {D}",
        "{D} = []\n    for {C} in z:\n        if {C} >= 0:\n            {D}.append(1 / (1 + np.exp(-{C})))\n"
        "        else:\n            {D}.append(np.exp({C}) / (1 + np.exp({C})))\n    return np.array({D})",
        "return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))",
        "{C} = z > 0\n    {B} = np.exp(np.where({C}, -z, z))\n    {D} = np.where({C}, 1.0, {B})\n"
        "    return {D} / (1.0 + {B})",
    ],
    "steepness": [
        "{C} = 1 / (1 + np.exp(-z))\n    return {C} * (1 - {C})",
        "return sigmoid(z) * (1 - sigmoid(z))",
        "{C} = sigmoid(z)\n    return {C} * (1 - {C})",
        "{B} = np.exp(-z)\n    return {B} / (1 + {B}) ** 2",
        "{C} = sigmoid(z)\n    return {C} - {C} ** 2",
        "{B} = np.exp(-np.abs(z))\n    return {B} / (1 + {B}) / (1 + {B})",
    ],
}
# A line is a slot with a choice: people who work alone hardly ever choose the same words in a row.
SENTENCES = """
The newspaper|The article|This headline|The journalist|That claim|The paper
confuses|mixes up|takes|mistakes|swaps
the score|log-odds|the weight|a change of score|the coefficient
with|and|for
the probability|a probability|the chance of rain|a change of the chance|percent
here.|.|, I think.|!
One more|Each further|An additional|Every extra|Another
cloudy day|day of clouds|day with clouds|grey day
adds 0.7 to|raises by 0.7|increases by 0.7|moves by 0.7|lifts by 0.7
the score|the log-odds|z|the logit
and nothing else|only|, not the probability|and that's it|whatever it was
So|Therefore|Because of that|Thus|It follows that|In other words
the odds|the odds of rain|odds
are multiplied by|grow by a factor of|are times|double, as they change by
exp(0.7)|e to the 0.7|2.01|about two|roughly 2
each time.|every day.|however large they were.|, always.|.
How far|By how much|What
the probability|p|the chance|the forecast
moves|changes|goes up|rises
depends on|differs with|is decided by|has to do with
where it starts|the value before|the start|how large it was
: at 0.5 it is|, near one half|; in the middle it is|. From 50 % it goes
about 0.17|to 67 %|most|0.17 or so
and near 0 or 1 hardly anything.|, elsewhere less.|but close to the ends very little.|and less at the sides.
"""
EXTRAS = (
    """
print({f}(np.array([{a}, {b}])))
# {f}(np.array([{a}, {b}])) looks right
print('{f}', {f}(np.array([{a}.0])))
{f}(np.linspace({a}, {b}, 5))
assert {f}(np.array([{a}]))[0] > 0
""".strip().split("\n")
    + [""] * 4
)
HEADS = {
    "probability_from_odds": "def probability_from_odds(odds):",
    "log_odds": "def log_odds(p):",
    "stable_sigmoid": "def sigmoid(z):",
    "steepness": "def steepness(z):",
}


def student(rng):
    """One student's notebook: an own way for each part, own names, own comments, own words."""
    sources = {}
    for part, head in HEADS.items():
        names = {letter: rng.choice(choices) for letter, choices in NAMES.items()}
        name = head.removeprefix("def ").partition("(")[0]
        extra = rng.choice(EXTRAS).format(f=name, a=rng.randint(1, 9), b=rng.randint(10, 20))
        sources[part] = f"{head}\n    {rng.choice(COMMENTS)}{rng.choice(WAYS[part]).format(**names)}\n\n{extra}"
    sources["odds_by_hand"] = f"odds_of_forecast = {rng.choice(['4', '0.8 / 0.2', '0.8 / (1 - 0.8)', '4.0'])}"
    sources["probability_by_hand"] = f"probability_of_win = {rng.choice(['0.6', '3 / 5', '1.5 / 2.5', '3/(3+2)'])}"
    words = " ".join(rng.choice(slot.split("|")) for slot in SENTENCES.strip().split("\n"))
    sources["explain_weight"] = words.replace(" .", ".").replace(" ,", ",")
    return answer(stubs(), **sources)


def honest_class(count=40, seed=0):
    rng = random.Random(seed)
    return {f"student{number:02}": student(rng) for number in range(count)}
