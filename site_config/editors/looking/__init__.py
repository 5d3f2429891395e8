"""
What is looked at before a page goes out, beyond what its fields ask: pictures, headings, links and dates.

    for finding in look(form, cleaned): …

Wagtail's content checks look at the preview as a screen reader meets it; these look at what was written.
"""

from site_config.editors.looking.page import look

__all__ = ["look"]
