"""Keeps the index in step with the public pages and their files."""
