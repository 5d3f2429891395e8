"""How the site looks: templates, components, styles."""
