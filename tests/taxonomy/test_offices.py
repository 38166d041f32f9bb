from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from taxonomy.models import Office
from taxonomy.offices import find_or_add_office
from tests.factories.taxonomy import CityFactory, OfficeFactory

pytestmark = pytest.mark.django_db


def test_an_office_is_known_by_its_name() -> None:
    assert str(OfficeFactory.create(name="Transport Bureau")) == "Transport Bureau"


def test_a_city_has_one_office_of_a_name() -> None:
    office = OfficeFactory.create(name="Transport Bureau")

    with pytest.raises(ValidationError) as refused:
        Office(name="Transport Bureau", city=office.city).full_clean()

    assert refused.value.message_dict == {
        "__all__": ["This city already has an office of that name."]
    }


def test_the_database_holds_to_it_as_well() -> None:
    office = OfficeFactory.create(name="Transport Bureau")

    with pytest.raises(IntegrityError):
        OfficeFactory.create(name="Transport Bureau", city=office.city)


def test_two_cities_may_each_have_a_transport_bureau() -> None:
    OfficeFactory.create_batch(2, name="Transport Bureau")

    assert Office.objects.filter(name="Transport Bureau").count() == 2


@pytest.mark.parametrize(
    ("accepts", "email", "can_be_asked"),
    [
        (True, "office@example.org", True),
        (True, "", False),
        (False, "office@example.org", False),
        (False, "", False),
    ],
)
def test_an_office_can_be_asked_when_it_wants_to_and_has_an_address(
    accepts: bool, email: str, can_be_asked: bool
) -> None:
    assert Office(accepts_contact=accepts, contact_email=email).can_be_asked is can_be_asked


def test_every_office_has_an_identifier_that_outlives_its_name() -> None:
    office = OfficeFactory.create(name="Roads Division")
    uid = office.uid

    office.name = "Roads and Bridges Division"
    office.save()

    assert Office.objects.get(uid=uid).name == "Roads and Bridges Division"


def test_an_office_named_for_the_first_time_is_added() -> None:
    city = CityFactory.create()

    office = find_or_add_office(name=" Transport  Bureau ", city=city, name_local="교통국")

    assert (office.name, office.name_local, office.city) == ("Transport Bureau", "교통국", city)


@pytest.mark.parametrize("name", ["Transport Bureau", "transport bureau", " Transport   Bureau"])
def test_an_office_named_again_is_the_same(name: str) -> None:
    office = OfficeFactory.create(name="Transport Bureau")

    assert find_or_add_office(name=name, city=office.city) == office
    assert Office.objects.count() == 1


def test_an_office_of_another_city_is_another_office() -> None:
    OfficeFactory.create(name="Transport Bureau")

    find_or_add_office(name="Transport Bureau", city=CityFactory.create())

    assert Office.objects.count() == 2
