"""Addresses below a publication's page and beside the page tree; the list and the landing page are Wagtail's pages."""
