"""All schemes together: each with what it takes from the one it extends, and everything that is wrong with them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from mkdocs_partnerships.problems import Finding
from mkdocs_partnerships.rules.check import check_scheme
from mkdocs_partnerships.rules.extend import ResolvedScheme, extend, lineage
from mkdocs_partnerships.rules.ruleset import RuleSet


@dataclass(frozen=True, slots=True)
class Resolution:
    """The schemes that can be calculated, by id, and the findings in each scheme's file, by the scheme's id."""

    schemes: dict[str, ResolvedScheme] = field(default_factory=dict)
    findings: dict[str, list[Finding]] = field(default_factory=dict)


def resolve_schemes(
    schemes: Mapping[str, RuleSet], unread: Collection[str] = (), *, known_right: bool = False
) -> Resolution:
    """Resolve and check all schemes.

    Args:
        schemes: the schemes as read, by id.
        unread: those of which something could not be read. Their examples would fail for want of it, as would those
            of the schemes that extend them: nothing more is said of either.
        known_right: whether nothing was found in these same schemes before. To try their examples takes longest.

    Returns:
        the schemes in full, without those that cannot be calculated; and what is wrong in which file.
    """
    result = Resolution()
    for scheme_id in schemes:
        ids, finding = lineage(schemes, scheme_id)
        resolved = ResolvedScheme(scheme_id, schemes[scheme_id], ids)
        if finding:
            result.findings[scheme_id] = [finding]
            continue
        if schemes[scheme_id].extends and not ids:  # a scheme further up cannot be resolved; the finding is there
            continue
        rules = schemes[ids[-1]] if ids else schemes[scheme_id]
        for one in (*reversed(ids[:-1]), scheme_id) if ids else ():
            rules = extend(schemes[one], rules)
        resolved = ResolvedScheme(scheme_id, rules, ids)
        if not {scheme_id, *ids}.isdisjoint(unread):
            continue
        findings = [] if known_right else list(check_scheme(schemes[scheme_id], resolved))
        if findings:
            result.findings[scheme_id] = findings
        else:
            result.schemes[scheme_id] = resolved
    return result
