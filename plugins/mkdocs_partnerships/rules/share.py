"""Shares: `1/2`, `0.5` or `50 %`, exact."""

import re
from fractions import Fraction
from typing import Annotated, Any

from pydantic import PlainValidator

from mkdocs_partnerships.fields.text import Written, read_line
from mkdocs_partnerships.fields.wrong import wrong
from mkdocs_partnerships.rules.numbers import CONSTANT


def read_share(value: Any) -> Fraction:
    """Read a share between 0 and 1."""
    text = read_line(value)
    number, percent = re.subn(r"\s*%$", "", text)
    if not CONSTANT.fullmatch(number):
        raise wrong("not-a-share", value=text)
    share = Fraction(number) / (100 if percent else 1)
    if share > 1:
        raise wrong("not-a-share", value=text)
    return share


Share = Annotated[
    Fraction, PlainValidator(read_share, json_schema_input_type=str), Written("a fraction or a percentage", "1/2")
]
