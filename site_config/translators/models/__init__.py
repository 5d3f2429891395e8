from site_config.translators.models.batches import Batch
from site_config.translators.models.glossary import GlossaryTerm
from site_config.translators.models.jobs import Job
from site_config.translators.models.privacy import PrivacyCopy
from site_config.translators.models.sentences import MemoryWord, Overruling, Suggestion

__all__ = ["Batch", "GlossaryTerm", "Job", "MemoryWord", "Overruling", "PrivacyCopy", "Suggestion"]
