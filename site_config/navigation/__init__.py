"""Menus, the footer and the contact details."""
