"""
Bulk import of publications: a catalogue (table, BibTeX or RIS) with its files.

    reading     a file becomes rows of plain texts (tables, spreadsheets, bibtex, ris)
    values      a row's texts become checked values, or sentences that say what is wrong
    matching    which publication of the site a row is about
    planning    what would be created, changed, left or refused, and why
    applying    carries a plan out, one record at a time
"""
