from site_config.search.models.entries import LONGEST_WORD, Entry, FileEntry, FilePage, Word
from site_config.search.models.missed import MissedSearch
from site_config.search.models.synonyms import SynonymSet

__all__ = ["LONGEST_WORD", "Entry", "FileEntry", "FilePage", "MissedSearch", "SynonymSet", "Word"]
