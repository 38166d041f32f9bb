"""A walk through the demo: every kind of page with an example address, made from the URL map.

Whatever has to look at all pages (accessibility, budgets, screenshots, the crawl) walks it, so a
page that is added to the URL map without a stop here is noticed by a test, not by its readers.
"""

from __future__ import annotations

from portal.demo.tour.routes import page_types, route_names
from portal.demo.tour.stops import NOT_PAGES, Reader, Stop, stops

__all__ = ["NOT_PAGES", "Reader", "Stop", "page_types", "route_names", "stops"]
