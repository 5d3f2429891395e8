"""
Judges links: whether a reader who follows one gets what it promises.

    for verdict in judged(links_by_source): …

Addresses of other sites are never asked for: no request leaves the site, and a site that refuses robots, or is down for
an hour, raises no alarm.
"""

from site_config.broken_links.judging.addresses import Addresses
from site_config.broken_links.judging.verdicts import FoundIn, Judge, Verdict

__all__ = ["Addresses", "FoundIn", "Judge", "Verdict"]
