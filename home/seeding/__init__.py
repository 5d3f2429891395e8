"""Brings the mission's content from `home/content/` into an empty site, once for each record."""
