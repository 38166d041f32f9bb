"""Programme and participants are edited on the page of their session: no change in the database."""

import django.db.models.deletion
import modelcluster.fields
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="participation",
            name="session",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="participations",
                to="programmes.learningsession",
            ),
        ),
        migrations.AlterField(
            model_name="programmeitem",
            name="session",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="items",
                to="programmes.learningsession",
            ),
        ),
    ]
