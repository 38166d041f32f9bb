"""Accounts from before the sign-in by allauth: their addresses count as proven."""

from django.db import migrations


def prove_addresses(apps, schema_editor):
    """As accounts.proven_addresses does for every account that is saved."""
    User = apps.get_model("accounts.User")
    EmailAddress = apps.get_model("account.EmailAddress")
    for user in User.objects.only("pk", "email").iterator():
        EmailAddress.objects.get_or_create(
            user=user, email=user.email.lower(), defaults={"verified": True, "primary": True}
        )


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0002_outgoing_mails"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [migrations.RunPython(prove_addresses, migrations.RunPython.noop)]
