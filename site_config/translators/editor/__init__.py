"""The editor of one translation: its sentences, what helps with them, what may be stored, and handing in."""
