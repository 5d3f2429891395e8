"""Papers as XLIFF 1.2 files (http://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html), and back."""

from site_config.translators.files.xliff.reading import read
from site_config.translators.files.xliff.writing import write

__all__ = ["read", "write"]
