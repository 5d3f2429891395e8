"""What editors see of the search in Wagtail's admin; wagtail_hooks.py puts it there."""
