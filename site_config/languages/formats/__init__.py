"""
Formats of dates and numbers (FORMAT_MODULE_PATH). What a module leaves out is taken from Django's own for the language.

Django adds the ISO input formats to every list by itself, and Wagtail's date pickers use those.
"""
