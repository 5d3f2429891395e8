"""
The answers to harvesters at `/oai`, by the Open Archives Initiative Protocol for Metadata Harvesting, version 2.0.

What they are told stands in the catalogue (models/catalogue.py), never in pages: a deleted page must still be told of.
"""
