"""`robots.txt`: everybody may read everything, and here is the list of it."""


def robots_txt(site_url: str) -> str:
    """Write the rules for crawlers (RFC 9309). They look for them at the root of a host only.

    Args:
        site_url: the site's address, ending with `/`.
    """
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n"
