"""An answer of the calculator as lines of text, for the command line."""

from collections.abc import Iterable, Mapping

from mkdocs_partnerships.rules import Answer
from mkdocs_partnerships.words import load_words


def ledger(answer: Answer, language: str = "en") -> str:
    """Write an answer: whether, how much, how it comes about, what fails or stays open, and where it says so.

    Args:
        answer: what `calculate` gave.
        language: the language of the words.
    """
    words: Mapping[str, str] = load_words(language)["ledger"]
    verdict = {True: words["eligible"], False: words["not_eligible"], None: words["open"]}[answer["eligible"]]
    lines = [f"{answer['scheme']}: {verdict}"]
    if answer["eligible"] is not False:
        amount = _shown(answer["amount_range"] or answer["amount"], words)
        mark = f" ({words['inferred']})" if answer["status"] == "inferred" else ""
        lines[0] += f", {amount}" + (f" {answer['currency']}{mark}" if amount != words["not_known"] else "")
    lines += (
        f"  {_shown(step['before'], words)} → {_shown(step['after'], words)}: {step['because']}{_named(step['source'])}"
        for step in answer["steps"]
    )
    for title, missed in ((words["unmet"], answer["unmet"]), (words["undecided"], answer["undecided"])):
        lines += [title] if missed else []
        lines += (f"  {one['because']}{_named(one['source'])}" for one in missed)
    lines += [words["sources"]] if answer["sources"] else []
    lines += (
        f"  [{name}] {source['title']}" + (f", {source['url']}" if source["url"] else "")
        for name, source in answer["sources"].items()
    )
    return "\n".join(lines)


def _shown(amount: object, words: Mapping[str, str]) -> str:
    if isinstance(amount, list):
        low, high = amount
        return words["to"].format(low=low, high=high) if high else words["at_least"].format(low=low)
    return words["not_known"] if amount is None else str(amount)


def _named(sources: Iterable[str]) -> str:
    return "".join(f" [{name}]" for name in sources)
