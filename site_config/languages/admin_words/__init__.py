"""
Words of Wagtail, wagtail-localize and Django that stand in our catalogues, one module for each kind of screen.

Wagtail and wagtail-localize have no Tajik, and Django's has gaps; `locale/tg` overrides them for whoever translates and
reviews. `make messages` keeps only what it finds in our sources, so the words are marked here; nothing imports them.
In `locale/ru` they stay empty where the package has its own Russian. Scripts have a catalogue of their own,
`locale/tg/LC_MESSAGES/djangojs.po`, which `make messages` leaves alone.

Where a package changes a word, `tests/languages/test_admin_words.py` names what to mend here.
"""
