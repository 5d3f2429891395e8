"""Languages of the site: codes and names, letters (sort keys, slugs), formats, partial dates, sets of languages."""
