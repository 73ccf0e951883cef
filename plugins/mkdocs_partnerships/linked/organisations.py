"""Partnerships and clusters on their own pages."""

from mkdocs_partnerships.fields.references import PartnershipRef
from mkdocs_partnerships.linked.script import Data, known
from mkdocs_partnerships.linked.things import Things, address
from mkdocs_partnerships.types.cluster import Cluster
from mkdocs_partnerships.types.partnership import Partnership


def partnership_data(things: Things, partnership: Partnership) -> Data:
    """Give all that is known of a partnership: an organisation for some years, which schema.org calls a project."""
    period = partnership.period
    members = dict.fromkeys([*filter(None, [partnership.coordinator]), *partnership.members])
    social = partnership.social
    return known(
        {
            **things.named(partnership),
            "@type": "Project",
            "alternateName": [*filter(None, [partnership.title]), *partnership.spellings],
            "description": partnership.summary,
            "mainEntityOfPage": things.url(partnership.address),
            "logo": things.file(partnership, partnership.logo.file) if partnership.logo else None,
            "image": things.pictures(partnership),
            "foundingDate": str(period.start) if period and period.start else None,
            "dissolutionDate": str(period.end) if period and period.end else None,
            "knowsAbout": list(partnership.sectors),
            "member": things.organisations(members),
            "funding": _grant(partnership),
            "sameAs": [str(page) for _, page in social if page] if social else [],
        }
    )


def _grant(partnership: Partnership) -> Data | None:
    grant, funding = partnership.grant, partnership.funding
    found = known(
        {
            "name": partnership.programme,
            "identifier": partnership.call,
            "amount": {"@type": "MonetaryAmount", "value": str(grant.amount), "currency": grant.currency}
            if grant
            else None,
            "funder": {"@type": "Organization", "name": funding.agency} if funding and funding.agency else None,
        }
    )
    return {"@type": "MonetaryGrant", **found} if found else None


def cluster_data(things: Things, cluster: Cluster) -> Data:
    """Give all that is known of a cluster."""
    former = [one.name for one in cluster.former_names]
    partnerships = things.site.linked(cluster, "partnership")
    return known(
        {
            **things.named(cluster),
            "alternateName": [*filter(None, [cluster.short]), *former],
            "description": cluster.summary,
            "mainEntityOfPage": things.url(cluster.address),
            "address": address(cluster),
            "image": things.pictures(cluster),
            "knowsAbout": list(cluster.sectors),
            "memberOf": things.organisations(PartnershipRef(one.id) for one in partnerships),
        }
    )
