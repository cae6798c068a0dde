"""Every question of the book, as data: the chapters' quizzes, the mixed review, and what a concept bank needs.

A question is a dict. All have `id`, `chapter`, `kind` and `text`; the rest depends on `kind`:

single      `options`, exactly one of them right
multiple    `options`, one or more of them right, and `because` for who has them all
numeric     `answer`, `tolerance`, `because`; `wrong`: values that a known mistake gives; `otherwise` for all others
order       `lines` in their right order, `shown`: the order in which they are offered, `because`;
            `wrong`: pairs of neighbours, of which the first must come before the second

An option has `text` and `feedback`, the right one `right`: True, each wrong one the `misconception` behind it.
In a multiple choice, a right option has `missed` as well: what a reader hears who left it out.
Each entry of `wrong` has `feedback` and `misconception`, too.

Texts are plain, with five tags and no other markup: <em>, <i> (a variable), <sup>, <sub>, <code>.
Any other < or & stands for itself.
"""

from typing import Any

CHAPTERS = ("sigmoid", "boundary", "loss", "gradients", "training-loop", "model")

# What CURRICULUM calls the misconceptions of the core path, and the chapter that is about each.
MISCONCEPTIONS = {
    "the class is magic": "index",
    "a coefficient is a change of probability": "sigmoid",
    "the boundary is S-shaped": "boundary",
    "boundary = threshold": "boundary",
    "scaling w alone leaves the line in place": "boundary",
    "accuracy is the loss": "loss",
    "a lost 1/n": "gradients",
    "a lost b": "gradients",
    "same accuracy = converged": "training-loop",
    "faster is always better": "training-loop",
    "LogisticRegression() of scikit-learn is plain logistic regression": "model",
}

QUESTIONS: list[dict[str, Any]] = [
    # ---- 1. From score to probability
    {
        "id": "odds-ratio",
        "chapter": "sigmoid",
        "kind": "single",
        "text": "A model has <i>w</i> = 0.7. What does one more unit of <i>x</i> do?",
        "options": [
            {
                "text": "It multiplies the odds by 2.",
                "feedback": "e<sup>0.7</sup> = 2.01, wherever you start: a weight adds to the log-odds, "
                "so its exponential multiplies the odds.",
                "right": True,
            },
            {
                "text": "It adds 0.7 to the probability.",
                "feedback": "You took the weight for a change of probability. It is a change of <em>score</em>: "
                "even at the steepest place, one unit moves the probability by at most 0.7/4 = 0.175.",
                "misconception": "a coefficient is a change of probability",
            },
            {
                "text": "It multiplies the probability by 2.",
                "feedback": "You took odds for probability. It is the odds that double: "
                "from <i>p</i> = 0.8, twice the probability would be 1.6.",
                "misconception": "odds are probabilities",
            },
        ],
    },
    {
        "id": "odds-to-probability",
        "chapter": "sigmoid",
        "kind": "numeric",
        "text": "The odds are 1 to 4. What is the probability?",
        "answer": 0.2,
        "tolerance": 0.001,
        "because": "One win in <em>five</em> tries: 1/5. The score log(1/4) = −1.39 is negative, "
        "because it is rather no than yes.",
        "wrong": [
            {
                "value": 0.25,
                "feedback": "You took odds for probability. 1/4 is the odds; of five tries, one is a win.",
                "misconception": "odds are probabilities",
            },
            {
                "value": 0.8,
                "feedback": "You turned the odds around: 0.8 is the probability for odds of 4 to 1.",
                "misconception": "odds the wrong way round",
            },
            {
                "value": -1.386,
                "tolerance": 0.01,
                "feedback": "You stopped at the log-odds. That is the score; a probability lies between 0 and 1.",
                "misconception": "log-odds are probabilities",
            },
        ],
        "otherwise": "Odds of 1 to 4 mean: one win for every four losses. How many tries is that, and how many wins?",
    },
    {
        "id": "symmetry",
        "chapter": "sigmoid",
        "kind": "numeric",
        "text": "σ(2) = 0.881. What is σ(−2), without a computer?",
        "answer": 0.119,
        "tolerance": 0.0006,
        "because": "1 − 0.881 = 0.119. Trading the classes changes the sign of the score.",
        "wrong": [
            {
                "value": -0.881,
                "feedback": "You mirrored the curve at 0. It is mirrored at 1/2: no probability is negative.",
                "misconception": "the sigmoid is odd",
            },
            {
                "value": 0.881,
                "feedback": "You lost the sign. A negative score means rather no than yes, "
                "so the probability lies below 0.5.",
                "misconception": "the sigmoid is even",
            },
        ],
        "otherwise": "Think of the two classes: if one has the probability 0.881, what is left for the other?",
    },
    {
        "id": "slope",
        "chapter": "sigmoid",
        "kind": "multiple",
        "text": "At which probabilities <i>p</i> is the slope of the sigmoid equal to 0.09? There may be several.",
        "options": [
            {
                "text": "0.09",
                "feedback": "0.09: you took the slope for the probability. "
                "The slope is <i>p</i>(1 − <i>p</i>), here 0.09 · 0.91 = 0.08.",
                "misconception": "the slope is the probability",
            },
            {
                "text": "0.1",
                "feedback": "0.1 · 0.9 = 0.09.",
                "missed": "0.1 is missing: 0.1 · 0.9 = 0.09.",
                "right": True,
            },
            {
                "text": "0.3",
                "feedback": "0.3: you took <i>p</i><sup>2</sup> for the slope. "
                "It is <i>p</i>(1 − <i>p</i>), here 0.3 · 0.7 = 0.21.",
                "misconception": "the slope is p squared",
            },
            {
                "text": "0.9",
                "feedback": "0.9 · 0.1 = 0.09.",
                "missed": "0.9 is missing: the slope is the same on both sides of 1/2, since <i>p</i> and "
                "1 − <i>p</i> trade places.",
                "right": True,
            },
        ],
        "because": "The slope is <i>p</i>(1 − <i>p</i>): 0.1 · 0.9 and 0.9 · 0.1. Symmetry again.",
    },
    {
        "id": "sigmoid-of-odds",
        "chapter": "sigmoid",
        "kind": "single",
        "text": "The odds are 3 to 1. Which code gives the probability?",
        "options": [
            {
                "text": "<code>sigmoid(3)</code>",
                "feedback": "You gave the odds to the sigmoid. It wants the log-odds; this is the probability "
                "for odds of e<sup>3</sup>, about 20 to 1.",
                "misconception": "the sigmoid takes odds",
            },
            {
                "text": "<code>sigmoid(np.log(3))</code>",
                "feedback": "The score is the log-odds, and the sigmoid leads back from there: 0.75, "
                "three tries of four.",
                "right": True,
            },
            {
                "text": "<code>np.log(3)</code>",
                "feedback": "You stopped at the log-odds, 1.10. No probability is above 1; "
                "the sigmoid is still to come.",
                "misconception": "log-odds are probabilities",
            },
        ],
    },
    # ---- 2. The boundary
    {
        "id": "shape",
        "chapter": "boundary",
        "kind": "single",
        "text": "A model with two features says 0.5 along its boundary. "
        "The sigmoid is S-shaped. Which shape has the boundary?",
        "options": [
            {
                "text": "A straight line.",
                "feedback": "The probability is 0.5 where the score is 0, "
                "and the score is a straight-line sum of the features. The S appears only across the line.",
                "right": True,
            },
            {
                "text": "An S, like the sigmoid.",
                "feedback": "You took the curve of the probability for the boundary. The S shows when you walk "
                "<em>across</em> the boundary; the boundary itself is where the score is 0, "
                "and <i>w</i><sub>1</sub><i>x</i><sub>1</sub> + <i>w</i><sub>2</sub><i>x</i><sub>2</sub> + <i>b</i> "
                "= 0 is a straight line.",
                "misconception": "the boundary is S-shaped",
            },
            {
                "text": "A curve that winds between the two classes.",
                "feedback": "You expect the data to bend it. They can turn and shift the line, and no more: "
                "as long as the score only adds up the features, its zeros lie on a straight line.",
                "misconception": "the boundary bends around the data",
            },
        ],
    },
    {
        "id": "scale-w-alone",
        "chapter": "boundary",
        "kind": "single",
        "text": "You double <i>w</i> and leave <i>b</i>, which isn't 0, as it is. What happens to the boundary?",
        "options": [
            {
                "text": "It stays where it is; the probability only gets steeper across it.",
                "feedback": "You scaled <i>w</i> alone and expect the line to stay in place. It stays when "
                "<i>w</i> <em>and</em> <i>b</i> are doubled. Its offset is −<i>b</i>/‖<i>w</i>‖, "
                "so twice the <i>w</i> alone halves it.",
                "misconception": "scaling w alone leaves the line in place",
            },
            {
                "text": "It comes half as far from the origin, in the same direction.",
                "feedback": "The offset −<i>b</i>/‖<i>w</i>‖ is halved, and the probability gets twice as steep. "
                "To change the steepness only, scale <i>w</i> and <i>b</i> together.",
                "right": True,
            },
            {
                "text": "It turns.",
                "feedback": "You took the length of <i>w</i> for its direction. The line stands at right angles to "
                "<i>w</i>, however long <i>w</i> is.",
                "misconception": "the length of w turns the line",
            },
        ],
    },
    {
        "id": "threshold",
        "chapter": "boundary",
        "kind": "single",
        "text": "You want to predict class 1 only where the probability is at least 0.9. "
        "What is the boundary of this decision?",
        "options": [
            {
                "text": "The number 0.9.",
                "feedback": "You took the threshold for the boundary. The threshold is a number that probabilities are "
                "compared with; the boundary is the <em>set of points</em> where they equal it.",
                "misconception": "boundary = threshold",
            },
            {
                "text": "The line on which the score is 0, as before.",
                "feedback": "You left the line where it was. There the probability is 0.5; "
                "a stricter threshold moves the line towards class 1.",
                "misconception": "the threshold doesn't move the line",
            },
            {
                "text": "The line on which the score is 0.9.",
                "feedback": "You took the threshold for a score. It is a probability; "
                "a score of 0.9 gives a probability of only 0.71.",
                "misconception": "the threshold is a score",
            },
            {
                "text": "The line on which the score is 2.2.",
                "feedback": "logit(0.9) = log(0.9/0.1) = 2.20. "
                "The line moves in parallel, from the score 0 to the score logit(<i>t</i>).",
                "right": True,
            },
        ],
    },
    {
        "id": "offset",
        "chapter": "boundary",
        "kind": "numeric",
        "text": "<i>w</i> = (3, 4) and <i>b</i> = −10. "
        "How far from the origin does the boundary lie, counted along <i>w</i>?",
        "answer": 2,
        "tolerance": 0.001,
        "because": "−<i>b</i>/‖<i>w</i>‖ = 10/5. It is positive, so the line lies on the side "
        "to which <i>w</i> points.",
        "wrong": [
            {
                "value": -2,
                "feedback": "You lost the minus sign: the offset is −<i>b</i>/‖<i>w</i>‖, and <i>b</i> is negative. "
                "At the origin the score is −10, so you have to walk along <i>w</i> to get up to 0.",
                "misconception": "a lost minus sign",
            },
            {
                "value": 10,
                "feedback": "You forgot to divide by the length of <i>w</i>: one step along <i>w</i> raises the score "
                "by ‖<i>w</i>‖ = 5, not by 1.",
                "misconception": "the offset is b",
            },
            {
                "value": 0.4,
                "feedback": "You divided by ‖<i>w</i>‖<sup>2</sup>. That counts in lengths of <i>w</i>; "
                "the distance takes ‖<i>w</i>‖ = 5.",
                "misconception": "the norm squared for the norm",
            },
            {
                "value": 10 / 7,
                "tolerance": 0.005,
                "feedback": "You added 3 and 4. The length of <i>w</i> is the root of 3<sup>2</sup> + 4<sup>2</sup>, "
                "which is 5.",
                "misconception": "the sum for the norm",
            },
        ],
        "otherwise": "At the origin the score is <i>b</i> = −10. Each unit of way along <i>w</i> "
        "raises it by the length of <i>w</i>. How far is it to 0?",
    },
    {
        "id": "upright",
        "chapter": "boundary",
        "kind": "single",
        "text": "<i>w</i> = (2, 0) and <i>b</i> = −3. Where is the boundary?",
        "options": [
            {
                "text": "It is the upright line <i>x</i><sub>1</sub> = 1.5.",
                "feedback": "2<i>x</i><sub>1</sub> − 3 = 0. The second feature doesn't count, "
                "so the line runs along its axis.",
                "right": True,
            },
            {
                "text": "There is none: you would have to divide by <i>w</i><sub>2</sub> = 0.",
                "feedback": "You solved for <i>x</i><sub>2</sub>. That formula fails here, the line doesn't: "
                "2<i>x</i><sub>1</sub> − 3 = 0 is an upright line.",
                "misconception": "no boundary when w₂ = 0",
            },
            {
                "text": "It is the level line <i>x</i><sub>2</sub> = 1.5.",
                "feedback": "You took <i>w</i> for the direction of the line. It is the line's normal: "
                "<i>w</i> points along <i>x</i><sub>1</sub>, so the line stands upright.",
                "misconception": "w lies along the boundary",
            },
        ],
    },
    # ---- 3. How wrong is a probability?
    {
        "id": "same-accuracy-other-loss",
        "chapter": "loss",
        "kind": "single",
        "text": "Two models have the accuracy 0.90 on the same data. One has the loss 0.25, the other 0.60. "
        "What follows?",
        "options": [
            {
                "text": "One of the numbers is wrong, since the accuracy fixes the loss.",
                "feedback": "You took accuracy for the loss. Accuracy only counts the right sides; "
                "the loss also asks how much probability was given to what happened.",
                "misconception": "accuracy is the loss",
            },
            {
                "text": "The second model has more mistakes.",
                "feedback": "You took accuracy for the loss. The number of mistakes is the same; "
                "it is the probabilities that differ.",
                "misconception": "accuracy is the loss",
            },
            {
                "text": "The first model gave, on the whole, more probability to what happened.",
                "feedback": "That is what the loss measures. The second may be too sure where it is wrong, "
                "or too timid where it is right.",
                "right": True,
            },
        ],
    },
    {
        "id": "base-rate",
        "chapter": "loss",
        "kind": "single",
        "text": "It rains on one day in five. A forecaster says 0.2 every day. What is the mean loss in the long run?",
        "options": [
            {
                "text": "0.20",
                "feedback": "You counted mistakes: 0.20 is the share of wrong days, if 0.2 is read as “no rain”. "
                "The loss takes the logarithm of the probability given to what happened.",
                "misconception": "accuracy is the loss",
            },
            {
                "text": "0.50",
                "feedback": "−0.2 log 0.2 − 0.8 log 0.8 = 0.3219 + 0.1785 = 0.5004. "
                "A model that has learned something must beat this, not only the coin.",
                "right": True,
            },
            {
                "text": "0.69",
                "feedback": "You took the loss of a coin, log 2, for saying 0.5. "
                "To know how often it rains is already better.",
                "misconception": "knowing nothing costs log 2",
            },
        ],
    },
    {
        "id": "proper-is-not-enough",
        "chapter": "loss",
        "kind": "single",
        "text": "“Squared error is a proper score, so training with it is as good as with cross-entropy.” "
        "What is wrong with that?",
        "options": [
            {
                "text": "Nothing: a proper score is all that training needs.",
                "feedback": "You took the goal for the way. Proper says where the best forecast lies, "
                "not how to get there: squared error goes flat where a point is confidently wrong.",
                "misconception": "a proper score is easy to train with",
            },
            {
                "text": "Squared error isn't a proper score.",
                "feedback": "You took “unfit for training” for “unfair”. As a report card squared error is fine: "
                "it is proper, and known as the Brier score.",
                "misconception": "squared error isn't proper",
            },
            {
                "text": "As a function of the score, it goes flat where a point is confidently wrong.",
                "feedback": "There it hardly pulls, where it is needed most, and it isn't convex in <i>w</i>. "
                "As a report card it is fine.",
                "right": True,
            },
        ],
    },
    {
        "id": "which-side-breaks",
        "chapter": "loss",
        "kind": "single",
        "text": "A point of class 0 has the score 50. What does <code>-np.log(1 - sigmoid(50.0))</code> give?",
        "options": [
            {
                "text": "Infinity, though the loss is 50.",
                "feedback": "<i>p</i> rounds to 1 from the score 37 on, and 1 − <i>p</i> to 0. "
                "Computed from the score, log(1 + e<sup>50</sup>) is 50.",
                "right": True,
            },
            {
                "text": "50, which is right.",
                "feedback": "You trust the computer with 1 − <i>p</i>. The loss <em>is</em> 50, but here <i>p</i> "
                "rounds to 1, so 1 − <i>p</i> is 0 and its logarithm minus infinity.",
                "misconception": "the formula is the program",
            },
            {
                "text": "0, though the loss is 50.",
                "feedback": "You took the other side. 0 is what <code>-np.log(sigmoid(50.0))</code> gives, "
                "for a point of class 1; its loss is 2 · 10<sup>−22</sup>.",
                "misconception": "the wrong side breaks",
            },
        ],
    },
    # ---- 4. Which way is downhill?
    {
        "id": "one-point-slope",
        "chapter": "gradients",
        "kind": "numeric",
        "text": "A point of class 1 has <i>p</i> = 0.3 and <i>x</i> = −2. "
        "What is the slope of its loss with respect to <i>w</i>?",
        "answer": 1.4,
        "tolerance": 0.001,
        "because": "(0.3 − 1) · (−2) = +1.4, and downhill is against it: a smaller <i>w</i> raises this point's score, "
        "because its <i>x</i> is negative.",
        "wrong": [
            {
                "value": -1.4,
                "feedback": "You took <i>y</i> − <i>p</i> for the error. That is the statisticians' residual; "
                "the slope has <i>p</i> − <i>y</i>, and the update goes against it.",
                "misconception": "the error is y - p",
            },
            {
                "value": -0.7,
                "feedback": "You forgot the feature. −0.7 is the slope in <i>b</i>; "
                "the slope in <i>w</i> is error times <i>x</i>.",
                "misconception": "a lost feature",
            },
            {
                "value": -0.6,
                "feedback": "You forgot the label: <i>p</i> · <i>x</i> isn't the slope, "
                "(<i>p</i> − <i>y</i>) · <i>x</i> is.",
                "misconception": "a lost label",
            },
            {
                "value": 0.294,
                "tolerance": 0.006,
                "feedback": "You kept the factor <i>p</i>(1 − <i>p</i>). It belongs to the squared error; "
                "in the cross-entropy it cancels.",
                "misconception": "p(1-p) doesn't cancel",
            },
        ],
        "otherwise": "The slope is error times feature, (<i>p</i> − <i>y</i>) · <i>x</i>. Put the three numbers in.",
    },
    {
        "id": "double-the-data",
        "chapter": "gradients",
        "kind": "single",
        "text": "You double every point of the data set, so that each stands there twice. "
        "What happens to the gradient?",
        "options": [
            {
                "text": "Nothing.",
                "feedback": "It is a mean over the points, and the mean of twice the same is the same.",
                "right": True,
            },
            {
                "text": "It doubles.",
                "feedback": "You have lost the 1/<i>n</i>. That is the sum, not the mean: "
                "with it, every step would be <i>n</i> times too long.",
                "misconception": "a lost 1/n",
            },
            {
                "text": "It is halved.",
                "feedback": "You divided by the new <i>n</i>, but forgot that the sum has doubled, too.",
                "misconception": "1/n without the sum",
            },
        ],
    },
    {
        "id": "lost-b",
        "chapter": "gradients",
        "kind": "single",
        "text": "Somebody's training starts from zero and updates <i>w</i>, but forgets <i>b</i>. "
        "What becomes of the boundary?",
        "options": [
            {
                "text": "The same line: <i>b</i> is only a constant, and <i>w</i> makes up for it.",
                "feedback": "A lost <i>b</i> isn't made up for. <i>w</i> can only turn the line; "
                "with <i>b</i> = 0 the score at the origin is 0, whatever <i>w</i> is.",
                "misconception": "a lost b",
            },
            {
                "text": "It turns, but always goes through the origin.",
                "feedback": "With <i>b</i> = 0 the score at the origin is 0. "
                "A lost <i>b</i> nails the boundary to where it started.",
                "right": True,
            },
            {
                "text": "It doesn't move at all.",
                "feedback": "You took <i>b</i> for the only knob. <i>w</i> is updated, so the line turns; "
                "it can't be shifted away from the origin.",
                "misconception": "only b moves the line",
            },
        ],
    },
    {
        "id": "check-at-zero",
        "chapter": "gradients",
        "kind": "single",
        "text": "Your gradient agrees with the differences at <i>θ</i> = 0 to ten digits, "
        "on data with as many points of one class as of the other. Are you done?",
        "options": [
            {
                "text": "Yes: ten digits can't be chance.",
                "feedback": "You would miss a lost <i>b</i>. At <i>θ</i> = 0 every <i>p</i> is 1/2, and with balanced "
                "classes the slope in <i>b</i> is 0 there, whether you computed it or forgot it.",
                "misconception": "a lost b",
            },
            {
                "text": "No: ten digits are too few.",
                "feedback": "You ask the judge for more than it can give. Central differences agree to about ten "
                "digits at best; it is the <em>place</em> that is badly chosen.",
                "misconception": "differences are exact",
            },
            {
                "text": "No: this place is too special. Check somewhere arbitrary, too.",
                "feedback": "At <i>θ</i> = 0 every <i>p</i> is 1/2 and the slope in <i>b</i> is 0, "
                "so a lost <i>b</i> goes unseen.",
                "right": True,
            },
        ],
    },
    {
        "id": "too-small-a-step",
        "chapter": "gradients",
        "kind": "single",
        "text": "To be quite exact, somebody checks with the step <i>h</i> = 10<sup>−12</sup> "
        "and finds a difference in the fourth digit. Whose mistake is it, most likely?",
        "options": [
            {
                "text": "The formula's: a smaller <i>h</i> is more exact.",
                "feedback": "You took smaller for better. With such a step the two losses agree in nearly all their "
                "digits, and what is left is mostly rounding.",
                "misconception": "a smaller h is always better",
            },
            {
                "text": "The judge's: try <i>h</i> = 6 · 10<sup>−6</sup> before you doubt the formula.",
                "feedback": "Two losses that agree in nearly all digits leave mostly rounding when you subtract them. "
                "The best <i>h</i> lies near the cube root of the precision.",
                "right": True,
            },
            {
                "text": "Nobody's: four digits are enough.",
                "feedback": "You settle for too little. With a well-chosen <i>h</i> a right gradient agrees to nine or "
                "ten digits, and a mistake of a thousandth would show.",
                "misconception": "roughly equal is right",
            },
        ],
    },
    # ---- 5. The training loop
    {
        "id": "order-the-loop",
        "chapter": "training-loop",
        "kind": "order",
        "text": "These lines are the loop, shuffled. Put them into the order in which they train a model.",
        "lines": [
            "w, b = np.zeros(X.shape[1]), 0.0",
            "for _ in range(num_iter):",
            "    z = X @ w + b",
            "    p = sigmoid(z)",
            "    error = p - y",
            "    grad_w, grad_b = X.T @ error / len(y), error.mean()",
            "    w, b = w - lr * grad_w, b - lr * grad_b",
        ],
        "shown": [6, 1, 5, 3, 0, 2, 4],
        "because": "Start at zero, then in each round: score, probability, error, gradient, update.",
        "wrong": [
            {
                "before": [0, 1],
                "feedback": "Where does the walk start? If <code>w, b = np.zeros(…), 0.0</code> came after the "
                "<code>for</code>, every round would begin at zero again: one step, however long you wait.",
                "misconception": "every round starts anew",
            },
            {
                "before": [1, 2],
                "feedback": "The score stands before the loop. Taken once, it would never hear of the new "
                "<code>w</code>, and every step would go the same way.",
                "misconception": "the score is taken once",
            },
            {
                "before": [2, 3],
                "feedback": "The probability comes before the score that it is made from: <code>sigmoid(z)</code> "
                "needs <code>z</code>.",
                "misconception": "probability before score",
            },
            {
                "before": [3, 4],
                "feedback": "The error comes before the probability. You can't say how wrong <code>p</code> is before "
                "there is a <code>p</code>.",
                "misconception": "error before probability",
            },
            {
                "before": [4, 5],
                "feedback": "The gradient comes before the error that it is the mean of.",
                "misconception": "gradient before error",
            },
            {
                "before": [5, 6],
                "feedback": "The update comes before the gradient: the first round would use a gradient that doesn't "
                "exist yet, and each later one an old one.",
                "misconception": "update before gradient",
            },
        ],
    },
    {
        "id": "rate-times-iterations",
        "chapter": "training-loop",
        "kind": "single",
        "text": "With lr = 0.02 the loss is 0.40 after 500 steps and falls smoothly. "
        "Which run will be at about the same place?",
        "options": [
            {
                "text": "lr = 0.04, 250 steps",
                "feedback": "While the steps are small, lr × iterations counts, and 0.04 · 250 = 0.02 · 500.",
                "right": True,
            },
            {
                "text": "lr = 0.04, 500 steps",
                "feedback": "You left the learning rate out of account: this run has come twice as far.",
                "misconception": "only iterations count",
            },
            {
                "text": "lr = 0.02, 250 steps",
                "feedback": "You left the iterations out of account: this run has come half as far.",
                "misconception": "only the learning rate counts",
            },
        ],
    },
    {
        "id": "same-accuracy",
        "chapter": "training-loop",
        "kind": "single",
        "text": "Two runs on the same data end with the same accuracy of 0.92. Has training converged for both?",
        "options": [
            {
                "text": "Yes: if they agree, they have arrived.",
                "feedback": "You took the same accuracy for converged. Accuracy sees only the place of the line, "
                "which settles early; the steepness is still growing then. Ask for the gradient.",
                "misconception": "same accuracy = converged",
            },
            {
                "text": "You can't tell from the accuracy.",
                "feedback": "It sees only the line's place, and that settles early. "
                "Ask for the length of the gradient, or compare the losses.",
                "right": True,
            },
            {
                "text": "No: a converged model has no mistakes left.",
                "feedback": "You took converged for faultless. The best line may well have points on its wrong side; "
                "converged means that no small change makes the loss smaller.",
                "misconception": "converged = no mistakes",
            },
        ],
    },
    {
        "id": "larger-rate",
        "chapter": "training-loop",
        "kind": "single",
        "text": "The loss fell smoothly, but slowly. You take a much larger learning rate, "
        "and now the loss jumps up and down. What do you conclude?",
        "options": [
            {
                "text": "Never mind: with a larger rate it gets there sooner in any case.",
                "feedback": "You took faster for better. Above 2/<i>L</i> no step is promised to lower the loss, "
                "and far above it the walk may bounce for ever, without arriving.",
                "misconception": "faster is always better",
            },
            {
                "text": "The code has a bug: gradient descent only goes downhill.",
                "feedback": "You took the promise for unconditional. It holds below 2/<i>L</i>. Halve the rate first; "
                "if the loss still rises far below 2/<i>L</i>, look for a bug, beginning with the sign.",
                "misconception": "every step lowers the loss",
            },
            {
                "text": "The steps overshoot: take a smaller rate and look again.",
                "feedback": "Above 2/<i>L</i> no step is promised to lower the loss. Somewhere between crawling and "
                "bouncing lies a rate that is fast <em>and</em> arrives.",
                "right": True,
            },
        ],
    },
    {
        "id": "small-change",
        "chapter": "training-loop",
        "kind": "single",
        "text": "The loss has changed by less than 0.0001 in the last step. Is training finished?",
        "options": [
            {
                "text": "Yes: it hardly changes any more.",
                "feedback": "You took a small step for level ground. With a tiny learning rate every step changes "
                "little, even on a steep slope.",
                "misconception": "small change = converged",
            },
            {
                "text": "Yes, if the accuracy hasn't changed either.",
                "feedback": "You took the same accuracy for converged. It settles long before the loss does, "
                "so it proves nothing here.",
                "misconception": "same accuracy = converged",
            },
            {
                "text": "Not for sure: look at the length of the gradient.",
                "feedback": "A small gradient is the sign of level ground. "
                "A small change may only be the sign of small steps.",
                "right": True,
            },
        ],
    },
    # ---- 6. The class
    {
        "id": "what-fit-does",
        "chapter": "model",
        "kind": "single",
        "text": "What does <code>model.fit(X, y)</code> do to find the weights?",
        "options": [
            {
                "text": "It computes the best weights at once, by a formula.",
                "feedback": "You think that the class is magic. There is no such formula here; "
                "<code>fit</code> runs the loop that you wrote in chapter 5, "
                "and what it finds depends on <code>lr</code> and <code>num_iter</code>.",
                "misconception": "the class is magic",
            },
            {
                "text": "It tries learning rates until training has converged.",
                "feedback": "You think that the class is magic. It takes the <code>lr</code> and <code>num_iter</code> "
                "that you gave, and stops after so many steps, converged or not "
                "(a <code>tol</code> only ends it sooner).",
                "misconception": "the class is magic",
            },
            {
                "text": "It runs the loop of chapter 5 and keeps <i>w</i> and <i>b</i>.",
                "feedback": "Score, probability, error, gradient, update. "
                "What the class adds is a memory, and checks of what you give it.",
                "right": True,
            },
        ],
    },
    {
        "id": "default-is-penalised",
        "chapter": "model",
        "kind": "single",
        "text": "A colleague reports “plain logistic regression, by scikit-learn's <code>LogisticRegression()</code>”. "
        "What was really fitted?",
        "options": [
            {
                "text": "Plain logistic regression.",
                "feedback": "You took scikit-learn's default for the plain model. "
                "Its penalty is on, with <code>C=1</code>, unless you ask for <code>C=np.inf</code>.",
                "misconception": "LogisticRegression() of scikit-learn is plain logistic regression",
            },
            {
                "text": "A model with an L2 penalty, <code>C=1</code>.",
                "feedback": "The penalty is on unless you ask for <code>C=np.inf</code>. "
                "On 800 points it is as strong as our <code>l2 = 1/800</code>: mild, but not nothing.",
                "right": True,
            },
            {
                "text": "It depends on the solver.",
                "feedback": "You took the way for the goal. A solver only decides how the optimum is found. "
                "(The exception is <code>liblinear</code>, which penalises the intercept, too.)",
                "misconception": "the solver chooses the model",
            },
        ],
    },
    {
        "id": "two-weights",
        "chapter": "model",
        "kind": "single",
        "text": "Two unpenalised runs on the same data, which no line separates, reach an accuracy of 0.895. "
        "The first has <i>w</i><sub>2</sub> = 1.75, the second <i>w</i><sub>2</sub> = 3.62. "
        "Which sentence is right?",
        "options": [
            {
                "text": "One of them has a bug.",
                "feedback": "You took the same accuracy for the same model. Weights grow while training goes on, "
                "long after the accuracy has settled: one run may only have stopped earlier.",
                "misconception": "same accuracy = converged",
            },
            {
                "text": "They give the same probabilities.",
                "feedback": "You took accuracy for the loss. Equal accuracy says that the same <em>number</em> of "
                "points lies on the right side; smaller weights mean milder probabilities.",
                "misconception": "accuracy is the loss",
            },
            {
                "text": "At most one of them has converged.",
                "feedback": "Such data have one optimum only, so two converged runs have the same weights "
                "(unless a feature is made up of the others).",
                "right": True,
            },
        ],
    },
    {
        "id": "copied-rows",
        "chapter": "model",
        "kind": "single",
        "text": "You copy every row of the training data. What happens to our fit with a fixed <code>l2</code>, "
        "and to scikit-learn's with a fixed <code>C</code>?",
        "options": [
            {
                "text": "Ours stays; scikit-learn's weights grow.",
                "feedback": "Our loss is a mean and doesn't change. scikit-learn's is a sum: it doubles, so the "
                "penalty counts half as much. <i>C</i> = 1/(l2 · <i>n</i>).",
                "right": True,
            },
            {
                "text": "Both stay the same: there is nothing new in the data.",
                "feedback": "You took scikit-learn's sum for a mean. Its sum of losses doubles while its penalty "
                "stays, so the penalty counts half as much, and the weights grow.",
                "misconception": "C is 1/l2",
            },
            {
                "text": "Ours grows; scikit-learn's stays.",
                "feedback": "You swapped mean and sum. "
                "Ours is the mean of the losses, scikit-learn's is their sum.",
                "misconception": "mean and sum swapped",
            },
        ],
    },
    {
        "id": "enormous-penalty",
        "chapter": "model",
        "kind": "numeric",
        "text": "<code>l2</code> is enormous, and 30 % of the training labels are 1. "
        "Which probability does the trained model give to each point?",
        "answer": 0.3,
        "tolerance": 0.001,
        "because": "All weights are near 0, and the free <i>b</i> becomes the log-odds of 0.3.",
        "wrong": [
            {
                "value": 0.5,
                "feedback": "You punished <i>b</i>, too. It is free: <code>l2</code> pulls only at the weights, "
                "and <i>b</i> goes to the log-odds of the share of class 1.",
                "misconception": "the penalty pulls at b",
            },
            {
                "value": 0,
                "feedback": "You took a weight of 0 for a probability of 0. "
                "Without weights, the score is <i>b</i>, and <i>b</i> is free.",
                "misconception": "weight 0 = probability 0",
            },
            {
                "value": 0.7,
                "feedback": "You turned the classes around: 0.7 is the share of class 0.",
                "misconception": "the classes are swapped",
            },
        ],
        "otherwise": "An enormous <code>l2</code> pulls all weights to 0. "
        "What is left is <i>b</i>. Where does the loss put it, if it is free?",
    },
]  # fmt: skip

# "Explain it": a question for one sentence of the reader's own, and ours to compare.
EXPLANATIONS: dict[str, dict[str, str]] = {
    "sigmoid": {
        "prompt": "Why does a unit of score count for less when the probability is already 0.98?",
        "ours": "A unit of score always multiplies the odds by the same factor, but at 49 to 1 the probability has "
        "almost no room left below 1, so that factor changes it hardly at all.",
    },
    "boundary": {
        "prompt": "Why is the boundary straight, although the sigmoid is curved?",
        "ours": "The sigmoid only translates the score into a probability, one for one, so wherever the probability is "
        "0.5 the score is 0, and the score is a plain sum of the features, whose zeros lie on a straight line.",
    },
    "loss": {
        "prompt": "Why can two models have the same accuracy and very different losses?",
        "ours": "Accuracy sees only on which side of 0.5 each probability lies, while the loss sees how much "
        "probability was given to what happened, so it charges a confident mistake far more than a hesitant one.",
    },
    "gradients": {
        "prompt": "What does the gradient with respect to one weight measure?",
        "ours": "It is the mean of error times that weight's feature: how strongly, and which way, the points' errors "
        "lean along this feature, so that turning the weight against it makes the errors smaller.",
    },
    "training-loop": {
        "prompt": "Why do the three runs of the first program have nearly the same accuracy, "
        "but very different losses?",
        "ours": "Accuracy depends only on where the line lies, which is nearly right after a few steps, while the loss "
        "also depends on how steep the probability is across it, and that steepness, the size of <i>w</i>, "
        "grows slowly.",
    },
    "model": {
        "prompt": "How can two models have the same accuracy, and one of them give probabilities that you shouldn't "
        "bet on?",
        "ours": "Accuracy only looks at the side of the boundary, which is settled early, while the probabilities "
        "depend on the size of the weights, which goes on growing until the training has converged.",
    },
}


def of_chapter(chapter: str) -> list[dict[str, Any]]:
    """The questions of one chapter, in their order.

    >>> [question["id"] for question in of_chapter("boundary")]
    ['shape', 'scale-w-alone', 'threshold', 'offset', 'upright']
    """
    return [question for question in QUESTIONS if question["chapter"] == chapter]
