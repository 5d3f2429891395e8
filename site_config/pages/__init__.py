"""What every page of the site has: its public queryset, languages, fallbacks, listing and metadata."""
