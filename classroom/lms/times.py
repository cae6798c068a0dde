"""When something was handed in, as platforms write it."""

import contextlib
import datetime
import re
import zoneinfo
from typing import Any

DATES = ("%b %d, %Y", "%B %d, %Y", "%d %b, %Y", "%d %B, %Y", "%d %b %Y", "%d %B %Y", "%Y-%m-%d", "%m/%d/%Y")


def a_date(told: Any) -> datetime.datetime | None:
    """A platform's date: ISO with or without a zone, or English words as Brightspace has them (`926 PM`)."""
    if isinstance(told, datetime.datetime) or not isinstance(told, str):
        return told if isinstance(told, datetime.datetime) else None
    words = told.strip()
    if match := re.match(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)? ?(\S*)", words):
        with contextlib.suppress(ValueError):
            return datetime.datetime.fromisoformat(f"{match[1]}T{match[2]}").replace(tzinfo=_zone(match[3]))
    if match := re.match(r"(.*\d{4}),? +(?:at )?(\d{1,2})[:. ]?(\d\d)(?:[:.]\d\d)? ?([AaPp])?\.?[Mm]?\.?$", words):
        for form in DATES:
            with contextlib.suppress(ValueError):
                hour = int(match[2]) % 12 + 12 * (match[4] in "Pp") if match[4] else int(match[2])
                day = datetime.datetime.strptime(match[1], form)
                return day.replace(hour=hour, minute=int(match[3]))
    return None


def _zone(name: str) -> datetime.tzinfo | None:
    if not name:
        return None
    if match := re.fullmatch(r"([+-])(\d\d):?(\d\d)", name):
        offset = datetime.timedelta(hours=int(match[2]), minutes=int(match[3]))
        return datetime.timezone(-offset if match[1] == "-" else offset)
    with contextlib.suppress(zoneinfo.ZoneInfoNotFoundError, ValueError):
        return datetime.UTC if name in ("Z", "UTC") else zoneinfo.ZoneInfo(name)
    return None
