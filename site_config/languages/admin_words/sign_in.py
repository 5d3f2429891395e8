"""Signing in, forgotten passwords, and pages that are not there."""

from django.utils.translation import gettext_noop as _

WORDS = (
    _("Sorry, you do not have permission to access this area."),
    _("Enter password"),
    _("Your %(username_field)s and password didn't match. Please try again."),
    _("Enter your %(username_field_name)s"),
    _("Enter your email address to reset your password"),
    _("Error 404: Page not found"),
    _("Error 404"),
    _("The requested page could not be found."),
    _("Go to Wagtail admin"),
    _("Reset password"),
    _("Login"),
    _("Invalid password reset link"),
    _("The password reset link was invalid, possibly because it has already been used."),
    _("Request a new password reset"),
    _("Check your email"),
    _("A link to reset your password has been emailed to you if an account exists for this address."),
    _("Please follow the link below to reset your password:"),
    _("Your username (in case you've forgotten):"),
    _("Reset your password"),
    _("Sign in"),
    _("Sign in to Wagtail"),
    _("Forgotten password?"),
    _("Remember me"),
    _("Signing in…"),
    _(
        "JavaScript is required to use Wagtail, but it is currently disabled.<br /> Here are the <a "
        'href="https://www.enable-javascript.com/" target="_blank" rel="noreferrer">instructions how to '
        "enable JavaScript in your web browser</a>."
    ),
    _("Skip to main content"),
    _("You do not have permission to access the admin."),
    _("Set your new password"),
)
