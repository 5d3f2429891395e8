"""What the media package tells those who show its files."""

from django.dispatch import Signal

#: A document's file was measured, or found unreadable. Sent with `instance`, which has the new facts.
document_measured = Signal()
