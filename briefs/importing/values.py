"""One cell -> one value: the readers that :mod:`.columns` puts together. Plain Python.

A reader takes whatever a format gives (text from CSV, numbers from XLSX, lists from JSON) and
returns the value or raises :class:`BadValue` with a reason an editor understands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any, Final
from urllib.parse import urlsplit

Reader = Callable[[Any], Any]

#: Separates the entries of a list in CSV and XLSX.
LIST_SEPARATOR: Final = "|"
#: No policy is longer; a longer field is a mistake in the file.
LONGEST_TEXT: Final = 200_000
#: Control characters except tab and line breaks, and halves of a character that UTF-8 cannot hold.
_FORBIDDEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class BadValue(Exception):
    """The value cannot be used; the text says why."""


def is_empty(value: Any) -> bool:
    """Whether a cell says nothing."""
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def text(limit: int = LONGEST_TEXT) -> Reader:
    """Text of at most ``limit`` characters."""

    def read(value: Any) -> str:
        found = _as_text(value)
        if len(found) > limit:
            raise BadValue(f"{len(found)} characters; at most {limit} are allowed")
        return found

    return read


def line_of_text(limit: int) -> Reader:
    """Text on one line: line breaks become spaces."""
    read_text = text(limit)
    return lambda value: " ".join(read_text(value).split())


def checked(read: Reader, check: Callable[[Any], None], refusal: type[Exception]) -> Reader:
    """A reader whose value must also pass a check that raises ``refusal`` with the reason."""

    def read_checked(value: Any) -> Any:
        found = read(value)
        try:
            check(found)
        except refusal as error:
            raise BadValue(" ".join(getattr(error, "messages", [str(error)]))) from error
        return found

    return read_checked


def choice(values: Collection[str]) -> Reader:
    """One of a closed list, in any case of letters."""
    known = {value.casefold(): value for value in values}

    def read(value: Any) -> str:
        found = _as_text(value)
        try:
            return known[found.casefold()]
        except KeyError:
            allowed = ", ".join(values)
            raise BadValue(f'"{shortened(found)}" is none of: {allowed}') from None

    return read


def mapped(values: Mapping[str, str], what: str) -> Reader:
    """A key of a mapping, in any case of letters; too many to name all of them."""

    def read(value: Any) -> str:
        found = _as_text(value)
        known = values.get(found.casefold())
        if known is None:
            raise BadValue(
                f'no {what} "{shortened(found)}"' + did_you_mean(found.casefold(), values)
            )
        return known

    return read


def whole_number(lowest: int, highest: int) -> Reader:
    """A whole number in a range."""

    def read(value: Any) -> int:
        number = _as_decimal(value)
        if number != number.to_integral_value():
            raise BadValue(f'"{shortened(value)}" is not a whole number')
        if not lowest <= number <= highest:
            raise BadValue(f"{shortened(value)} is not between {lowest} and {highest}")
        return int(number)

    return read


def number(lowest: float, highest: float) -> Reader:
    """A number in a range, with a point before its decimals."""

    def read(value: Any) -> float:
        found = float(_as_decimal(value))
        if not lowest <= found <= highest:
            raise BadValue(f"{shortened(value)} is not between {lowest:g} and {highest:g}")
        return found

    return read


def amount(value: Any) -> Decimal:
    """A sum of money: not negative, below 10^18, rounded to two decimals."""
    found = _as_decimal(value)
    if not 0 <= found < Decimal(10) ** 18:
        raise BadValue(f"{shortened(value)} is no amount")
    return found.quantize(Decimal("0.01"))


def currency(value: Any) -> str:
    """Three letters."""
    found = _as_text(value).upper()
    if not re.fullmatch(r"[A-Z]{3}", found):
        raise BadValue(f'"{shortened(found)}" is not three letters such as KRW')
    return found


def day(value: Any) -> date:
    """A date, as a spreadsheet gives it or written 2026-06-30."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(_as_text(value))
    except ValueError:
        raise BadValue(f'"{shortened(value)}" is not a date such as 2026-06-30') from None


def address(value: Any) -> str:
    """An address on the web."""
    found = _as_text(value)
    try:
        parts = urlsplit(found)
    except ValueError:
        raise BadValue(f'"{shortened(found)}" is not an address') from None
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", found):
        raise BadValue(f'"{shortened(found)}" is not an address that begins with http')
    if len(found) > 500:
        raise BadValue("the address is longer than 500 characters")
    return found


def list_of(read: Reader, most: int = 100) -> Reader:
    """A list, or text with ``|`` between the entries. Each entry counts once."""

    def read_list(value: Any) -> tuple[Any, ...]:
        entries = value if isinstance(value, list) else _split(value)
        found = dict.fromkeys(read(entry) for entry in entries if not is_empty(entry))
        if len(found) > most:
            raise BadValue(f"{len(found)} entries; at most {most} are allowed")
        return tuple(found)

    return read_list


def did_you_mean(key: str, known: Mapping[str, str]) -> str:
    """``; did you mean "X"?`` for the known key most like this one, or nothing.

    ``known`` maps what is compared to what is shown.
    """
    nearest = get_close_matches(key, known, n=1)
    return f'; did you mean "{known[nearest[0]]}"?' if nearest else ""


def shortened(value: Any) -> str:
    """A value short enough for one line of a report."""
    found = " ".join(str(value).split()).encode("utf-8", "replace").decode()
    return found if len(found) <= 60 else f"{found[:57]}..."


def _split(value: Any) -> list[Any]:
    return value.split(LIST_SEPARATOR) if isinstance(value, str) else [value]


def _as_text(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise BadValue(f'"{shortened(value)}" is not text')
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    found = unicodedata.normalize("NFC", str(value)).strip()
    forbidden = _FORBIDDEN.search(found)
    if forbidden:
        raise BadValue(f"holds the character U+{ord(forbidden[0]):04X}, which no text may hold")
    return found


def _as_decimal(value: Any) -> Decimal:
    try:
        found = Decimal(_as_text(value))
    except InvalidOperation:
        raise BadValue(f'"{shortened(value)}" is not a number') from None
    if not found.is_finite():
        raise BadValue(f'"{shortened(value)}" is not a number')
    return found
