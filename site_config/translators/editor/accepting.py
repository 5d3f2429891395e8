"""What a translation must be to be stored at all: every check of the desk, and every rule below it."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import StringSegment, StringTranslation
from wagtail_localize.strings import StringValue, validate_translation_links

from site_config.pages.translation_guard import check_string
from site_config.translators.checking import Finding, Sentence, check
from site_config.translators.checking.values import error
from site_config.translators.models import GlossaryTerm, Job
from site_config.translators.naming import Name, name_of
from site_config.translators.subjects import model_of


class Acceptance:
    """Looks at any number of translations into one language, with one query for the glossary."""

    def __init__(self, job: Job) -> None:
        self.language = job.language
        self.model = model_of(job)
        self.glossary = GlossaryTerm.prepared(job.language)
        self._names: dict[str, Name] = {}

    def name(self, segment: StringSegment) -> Name:
        """Return the name of a sentence's place; `segment.context` has been read."""
        path = segment.context.field_path or segment.context.path
        if path not in self._names:
            self._names[path] = name_of(self.model, path)
        return self._names[path]

    def findings(self, segment: StringSegment, data: str) -> list[Finding]:
        """Return what is wrong with a translation, given as HTML; `segment` comes with its string and context."""
        source, path = segment.string.data, segment.context.path
        found = check(Sentence(source, data, self.language, path, self.glossary))
        if not any(finding.is_error for finding in found):
            found = [*self._rules(segment, data), *found]
        return found

    def _rules(self, segment: StringSegment, data: str) -> list[Finding]:
        """Return what wagtail-localize, the guard below it, or the field itself would refuse later."""
        found = []
        try:
            StringValue.from_translated_html(data)
            validate_translation_links(segment.string.data, data)
        except ValueError as reason:
            found.append(error("markup", str(reason).replace("%", "%%")))
        try:
            check_string(StringTranslation(data=data))
        except BadRequest:
            found.append(error("unsafe-link", _("Links may lead to web pages, mailboxes and telephones only.")))
        length, most = len(StringValue(data).render_text()), self.name(segment).longest
        if most is not None and length > most:
            words = _("This has %(length)s characters; there is room for %(most)s.")
            found.append(error("too-long", words, length=length, most=most))
        return found
