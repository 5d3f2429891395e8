"""Translations follow their English page: off the site, to another place, into privacy, into deletion."""
