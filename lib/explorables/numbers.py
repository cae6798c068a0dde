"""Numbers as the book writes them; frontend/kit/format.js has the same, and a test holds the two equal."""


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
