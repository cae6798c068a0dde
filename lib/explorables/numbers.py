"""Numbers as the book writes them; frontend/kit/format.js has the same, and a test holds the two equal."""

import math


def fixed(value: float, digits: int = 3) -> str:
    """So many digits after the point, a minus as in print, and none before a zero.

    >>> fixed(-1.5, 2), fixed(-0.0001)
    ('−1.50', '0.000')
    """
    text = f"{abs(value):.{digits}f}"
    return f"−{text}" if value < 0 and float(text) else text


def exponent(value: float) -> str:
    """One digit and its power of ten, as code writes it.

    >>> exponent(3.2e-11), exponent(0.0)
    ('3e-11', '0')
    """
    digit, power = f"{value:.0e}".split("e")
    return f"{digit}e{int(power):+d}" if value else "0"


def probability(p: float) -> str:
    """Three digits, and never a certainty that isn't one.

    >>> probability(0.25), probability(0.99999)
    ('0.250', 'above 0.999')
    """
    return "above 0.999" if p >= 0.9995 else "below 0.001" if p < 0.0005 else fixed(p)


def significant(value: float) -> str:
    """A small number in (0, 1] by three digits that count; below 0.001, one and its power of ten.

    >>> significant(0.06529), significant(0.5), significant(3.2e-9)
    ('0.0653', '0.500', '3e-9')
    """
    return exponent(value) if value < 1e-3 else fixed(value, 2 - math.floor(math.log10(value)))


def compact(value: float) -> str:
    """Four digits that count, so that products can be checked by hand; three and a power of ten below 0.001.

    >>> compact(-0.5), compact(-0.00001), compact(45.7012), compact(89321.72)
    ('−0.5000', '−1.00e-5', '45.70', '89322')
    """
    size = abs(value)
    if 0 < size < 1e-3:
        digits, power = f"{size:.2e}".split("e")
        return f"{'−' if value < 0 else ''}{digits}e{int(power):+d}"
    return fixed(value, max(0, 3 - math.floor(math.log10(size))) if size else 3)


def chance(p: float, rest: float) -> str:
    """A probability by four digits; close to 1, what is missing, which is `rest` = 1 - p with its digits kept.

    >>> chance(0.25, 0.75), chance(0.99999, 1e-5)
    ('0.2500', '1 − 1e-5')
    """
    return f"1 − {exponent(rest)}" if rest < 5e-4 else compact(p)


def ratio(odds: float) -> str:
    """Odds with the larger number on its side.

    >>> ratio(3.32), ratio(0.25), ratio(4096.0)
    ('3.32 to 1', '1 to 4.00', '4,100 to 1')
    """
    large = max(odds, 1 / odds)
    text = fixed(large, 2) if large < 100 else f"{float(f'{large:.3g}'):,.0f}"
    return f"{text} to 1" if odds >= 1 else f"1 to {text}"


def rate(lr: float) -> str:
    """A learning rate in as many digits as it needs.

    >>> [rate(lr) for lr in (1e-6, 0.003, 0.3, 12)]
    ['1e-6', '0.003', '0.30', '12']
    """
    if lr < 1e-4 or lr >= 1e5:
        digits, power = f"{lr:.1e}".split("e")
        return f"{digits.removesuffix('.0')}e{int(power)}"
    return fixed(lr, 0) if lr >= 10 else fixed(lr, 2) if lr >= 0.1 else f"{lr:.2g}"
