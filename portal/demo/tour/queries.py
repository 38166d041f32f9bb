"""How many queries each stop costs once the portal is warm."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from portal.demo.tour.stops import Stop


def queries_of(stops: Iterable[Stop]) -> dict[Stop, int]:
    """Stop -> queries of the second visit; people are signed in without the form."""
    counted = {}
    for stop in stops:
        client = Client(headers={"host": "localhost"})
        if stop.reader.email:
            client.force_login(User.objects.get(email=stop.reader.email))
        client.get(stop.path, follow=True)
        with CaptureQueriesContext(connection) as captured:
            client.get(stop.path, follow=True)
        counted[stop] = len(captured)
    return counted
