"""One search over all pages."""
