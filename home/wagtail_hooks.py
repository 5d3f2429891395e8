from wagtail import hooks

from home.sitemap import topic_files

hooks.register("sitemap_files", topic_files)
