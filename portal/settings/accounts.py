"""Signing in (django-allauth): by password or mailed code; accounts come by invitation only."""

from __future__ import annotations

from portal.settings import env

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "signed_in"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {
    "login": "accounts.entrance.SignInForm",
    "request_login_code": "accounts.entrance.AskForCodeForm",
    "confirm_login_code": "accounts.entrance.EnterCodeForm",
    "reset_password": "accounts.entrance.AskForResetForm",
    "reset_password_from_key": "accounts.entrance.ResetPasswordForm",
    "change_password": "accounts.entrance.ChangePasswordForm",
    "set_password": "accounts.entrance.SetPasswordForm",
    "add_email": "accounts.entrance.NewAddressForm",
    "reauthenticate": "accounts.entrance.ConfirmPasswordForm",
}
# Why the strictest of the three costs nobody a step: docs/decisions/0007.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 2
#: One address per person; a new one replaces it once it is confirmed.
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True

ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
#: Seconds; mails can be slow.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_TIMEOUT = 20 * 60
#: Digits: the same on every keyboard of the world.
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": False}

ACCOUNT_PREVENT_ENUMERATION = True
# The adapter writes that mail to nobody: an unknown address costs the time of a known one.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_EMAIL_NOTIFICATIONS = True

#: Counted by the client's address behind the trusted proxies. A learning session is one room, and
#: 57 people sign in from it in the same minute.
ALLAUTH_TRUSTED_PROXY_COUNT = env.TRUSTED_PROXIES
ACCOUNT_RATE_LIMITS = {
    "login": "100/m/ip",
    "request_login_code": "100/m/ip,3/m/key",
    "reset_password": "30/m/ip,3/m/key",
}

#: Two weeks for who wants to stay signed in, else until the browser is closed.
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# Addresses and passwords are changed in one place, under /account/.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
