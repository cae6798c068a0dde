"""What beginners run into most often, each with one sentence in their own words, which stands below Python's."""

import re
import traceback

SAYS = (  # the kind of error, what Python says (a pattern), and what the reader is told; \1 is taken from the pattern
    (NameError, r"name '(np|plt)'", r"\1 is made by an import, which stands in the first cell of each page."),
    (UnboundLocalError, r"variable '(\w+)'",
     r"The function gives \1 a value further down, so it can't read it here."),
    (NameError, r"name '(\w+)'", r"No cell has made anything called \1: check the spelling, capitals included."),
    (TabError, r"", r"Some lines begin with tabs, others with spaces: use four spaces everywhere."),
    (IndentationError, r"expected an indented block",
     r"What belongs to the line above begins four spaces further right."),
    (IndentationError, r"unexpected indent",
     r"This line begins too far to the right: lines of one block begin alike."),
    (IndentationError, r"unindent", r"This line begins at a place where no block above begins: count the spaces."),
    (SyntaxError, r"'(.)' was never closed", r"The bracket \1 is opened there and never closed."),
    (SyntaxError, r"unmatched '(.)'", r"There is one \1 too many, or its opening bracket is missing."),
    (SyntaxError, r"expected ':'", r"A line with def, if, for, while or class ends with a colon."),
    (SyntaxError, r"unterminated", r"The text in quotes has no end: the closing quote is missing."),
    (SyntaxError, r"invalid character '(.+?)'",
     r"The sign \1 was copied from a text: type it on the keyboard (-, *, ' or straight quotes)."),
    (SyntaxError, r"invalid (?:decimal|imaginary) literal",
     r"A name can't begin with a digit, and 2x is written 2 * x."),
    (SyntaxError, r"(?:==|cannot assign)", r"One = gives a name to a value; == asks whether two values are equal."),
    (SyntaxError, r"'return' outside function", r"return belongs into a function: indent it, or leave it out."),
    (SyntaxError, r"forgot a comma", r"Between two things stands nothing: a comma or a sign such as * is missing."),
    (TypeError, r"[Ee]llipsis", r"An ... is still there: replace it with your own code."),
    (TypeError, r"'(?:int|float|numpy\.float64|numpy\.ndarray)' object is not callable",
     r"A number stands before a bracket: is a * missing, as in 2 * (x + 1), or [ ] meant?"),
    (TypeError, r"'(?:function|builtin_function_or_method|method)' object is not subscriptable",
     r"A function is called with round brackets ( ); square ones [ ] take a part of an array."),
    (TypeError, r"missing \d+ required positional argument",
     r"The call gives fewer values than the function asks for."),
    (TypeError, r"takes .* positional arguments? but", r"The call gives more values than the function asks for."),
    (TypeError, r"unexpected keyword argument '(\w+)'", r"The function has no argument called \1."),
    (TypeError, r"NoneType", r"One value is None: a function without return gives None."),
    (AttributeError, r"'NoneType' object",
     r"The value before the dot is None: a function without return gives None."),
    (TypeError, r"can only concatenate str|must be str|'str' and|and 'str'",
     r"Text and a number don't add up: text in quotes is no number, even '2'."),
    (TypeError, r"operand .*'list'|can't multiply sequence|can only concatenate list",
     r"A list doesn't compute entry by entry: make it an array, with np.array([...])."),
    (AttributeError, r"'numpy\.ndarray' object has no attribute 'append'",
     r"An array can't grow: use np.append(a, b), or a list."),
    (AttributeError, r"has no attribute '(\w+)'", r"There is nothing called \1 behind the dot: check the spelling."),
    (ValueError, r"could not be broadcast together|matmul|not aligned|mismatch",
     r"The shapes don't fit: print the .shape of both sides, and see where a .T or another order is needed."),
    (ValueError, r"truth value of an array",
     r"An array has many answers, if needs one: use np.where, or .all() or .any()."),
    (ValueError, r"unpack", r"On the left are not as many names as there are values on the right."),
    (IndexError, r"too many indices", r"More numbers in the brackets than the array has axes: look at its .shape."),
    (IndexError, r"out of (?:range|bounds)",
     r"Counting begins at 0, so the last of n entries has the number n - 1, or -1."),
    (IndexError, r"only integers", r"An entry's number must be a whole number: 3, not 3.0."),
    (TypeError, r"indices must be integers|cannot be interpreted as an integer",
     r"A whole number is needed here: 3, not 3.0, and // instead of /."),
    (KeyError, r"", r"The dictionary has no such key: its keys are those of list(...)."),
    (ZeroDivisionError, r"", r"Something is divided by 0."),
    (RecursionError, r"", r"The function calls itself without an end."),
)  # fmt: skip


def advice(error):
    """One sentence, or none: only for what Python or numpy say themselves, never for a message of this book's."""
    if _raised_in(error).partition(".")[0] == "lib":
        return []
    says = str(error)
    for kind, pattern, sentence in SAYS:
        found = re.search(pattern, says) if isinstance(error, kind) else None
        if found:
            return [found.expand(sentence)]
    return []


def _raised_in(error):
    """The name of the module whose line raised it."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    return frames[-1].f_globals.get("__name__", "") if frames else ""
