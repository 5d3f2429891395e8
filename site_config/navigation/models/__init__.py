"""Contact details, notices, links to other sites, and the setting that says which contact details the site shows."""

from site_config.navigation.models.contact import ContactDetails, Network, SocialAccount
from site_config.navigation.models.links import Menu, OutsideLink
from site_config.navigation.models.notices import Notice, NoticeKind
from site_config.navigation.models.settings import NavigationSettings

__all__ = [
    "ContactDetails",
    "Menu",
    "NavigationSettings",
    "Network",
    "Notice",
    "NoticeKind",
    "OutsideLink",
    "SocialAccount",
]
