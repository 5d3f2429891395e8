"""One module for each form in which machines take a record; pure functions of a Record (research/record.py)."""
