"""The glossary in the admin: its first terms, its list and form, its tables out and in."""
