"""
Makes realistic amounts of stories and publications for benchmarks: ten thousand in two minutes, in three languages.

Pages are written to the tables many at once, past the signals, revisions and search index by which editors' pages come.
All about a page follows from its number, so the same site gets the same pages; each title says that it is generated,
and by which number, so that nobody takes one for the mission's.
"""

from home.volume.generating import Made, generate

__all__ = ["Made", "generate"]
