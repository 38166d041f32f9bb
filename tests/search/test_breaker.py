"""The breaker leaves a broken engine alone, and lets one caller look again."""

from __future__ import annotations

import pytest

from search.breaker import Breaker


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker(failures_to_open=2, open_seconds=30, clock=clock)


def open_it(breaker: Breaker) -> None:
    breaker.failed()
    breaker.failed()


def test_one_failure_does_not_open_it(breaker: Breaker) -> None:
    breaker.failed()
    assert breaker.may_try() is True
    assert breaker.is_closed is True


def test_failures_count_only_in_a_row(breaker: Breaker) -> None:
    breaker.failed()
    breaker.succeeded()
    breaker.failed()
    assert breaker.is_closed is True


def test_two_failures_in_a_row_open_it(breaker: Breaker) -> None:
    open_it(breaker)
    assert breaker.is_closed is False
    assert breaker.may_try() is False


def test_it_stays_open_until_its_time_has_passed(breaker: Breaker, clock: Clock) -> None:
    open_it(breaker)
    clock.now += 29.9
    assert breaker.may_try() is False
    clock.now += 0.1
    assert breaker.may_try() is True


def test_only_one_caller_probes(breaker: Breaker, clock: Clock) -> None:
    open_it(breaker)
    clock.now += 30
    assert [breaker.may_try() for _ in range(3)] == [True, False, False]


def test_a_probe_that_succeeds_closes_it(breaker: Breaker, clock: Clock) -> None:
    open_it(breaker)
    clock.now += 30
    breaker.may_try()
    breaker.succeeded()
    assert breaker.is_closed is True
    assert breaker.may_try() is True


def test_a_probe_that_fails_opens_it_for_the_whole_time_again(
    breaker: Breaker, clock: Clock
) -> None:
    open_it(breaker)
    clock.now += 30
    breaker.may_try()
    breaker.failed()
    clock.now += 29.9
    assert breaker.may_try() is False
    clock.now += 0.1
    assert breaker.may_try() is True
