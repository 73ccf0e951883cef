"""Texts, words, numbers, sums, switches and colours."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any

import babel
from babel.numbers import list_currencies
from pydantic import AfterValidator, PlainValidator

from mkdocs_partnerships.fields.wrong import wrong
from mkdocs_partnerships.problems import Phrase

MAX_SUMMARY = 400


@dataclass(frozen=True, slots=True)
class Written:
    """How a field is written in YAML: shown in the handbook's reference."""

    words: str
    example: str = ""


def read_text(value: Any) -> str:
    """Read any text; white space around it does not count."""
    if not isinstance(value, str):
        raise wrong("not-text", found=Phrase("a-list" if isinstance(value, list | tuple) else "a-group"))
    text = value.strip()
    if not text:
        raise wrong("empty")
    return text


def read_line(value: Any) -> str:
    """Read a text that stands on one line."""
    text = read_text(value)
    if "\n" in text:
        raise wrong("line-break")
    return text


def _summary(text: str) -> str:
    if len(text) > MAX_SUMMARY:
        raise wrong("summary-too-long", length=len(text), limit=MAX_SUMMARY)
    return text


def _integer(value: Any) -> int:
    text = read_text(value)
    if not re.fullmatch("[0-9]{1,12}", text):
        raise wrong("not-a-number", value=text)
    return int(text)


def read_amount(value: Any) -> Decimal:
    """Read a sum with at most two decimals."""
    text = read_text(value)
    if not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,2})?", text):
        raise wrong("not-an-amount", value=text)
    return Decimal(text)


def _switch(value: Any) -> bool:
    text = read_text(value).casefold()
    if text not in ("true", "yes", "false", "no"):
        raise wrong("not-true-or-false", value=text)
    return text in ("true", "yes")


def _colour(value: Any) -> str:
    text = read_text(value).lower()
    if not re.fullmatch(r"#[0-9a-f]{6}", text):
        raise wrong("not-a-colour", value=text)
    return text


def _currency(value: Any) -> str:
    text = read_text(value)
    if text not in list_currencies():
        raise wrong("not-a-currency", value=text)
    return text


def _language(value: Any) -> str:
    text = read_text(value)
    if not (re.fullmatch("[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", text) and _is_language(text)):
        raise wrong("not-a-language", value=text)
    return text


@lru_cache
def _is_language(text: str) -> bool:
    try:
        return babel.Locale.parse(text, sep="-") is not None
    except (ValueError, babel.UnknownLocaleError):
        return False


Line = Annotated[str, PlainValidator(read_line, json_schema_input_type=str), Written("text on one line")]
Text = Annotated[str, PlainValidator(read_text, json_schema_input_type=str), Written("text")]
Summary = Annotated[
    Line, AfterValidator(_summary), Written(f"one to three sentences, at most {MAX_SUMMARY} characters")
]
Markdown = Annotated[
    str, PlainValidator(read_text, json_schema_input_type=str), Written("Markdown (CommonMark with tables)")
]
Integer = Annotated[int, PlainValidator(_integer, json_schema_input_type=int), Written("a whole number", "120")]
Amount = Annotated[
    Decimal, PlainValidator(read_amount, json_schema_input_type=str), Written("a sum in digits", "626112.50")
]
Switch = Annotated[bool, PlainValidator(_switch, json_schema_input_type=bool), Written("true or false", "true")]
Colour = Annotated[str, PlainValidator(_colour, json_schema_input_type=str), Written("a colour", '"#0b4f57"')]
Currency = Annotated[
    str, PlainValidator(_currency, json_schema_input_type=str), Written("a currency (ISO 4217)", "EUR")
]
Language = Annotated[
    str, PlainValidator(_language, json_schema_input_type=str), Written("a language code (BCP 47)", "ro")
]
