"""Which engine answers, and how long it may take."""

from __future__ import annotations

from portal.settings import env

ELASTICSEARCH_NODES = env.ELASTICSEARCH_URL
ELASTICSEARCH_API_KEY = env.ELASTICSEARCH_API_KEY
ELASTICSEARCH_USERNAME = env.ELASTICSEARCH_USERNAME
ELASTICSEARCH_PASSWORD = env.ELASTICSEARCH_PASSWORD
ELASTICSEARCH_CA_CERTS = env.ELASTICSEARCH_CA_CERTS
SEARCH_INDEX_PREFIX = env.SEARCH_INDEX_PREFIX

#: A reader waits this long for Elasticsearch before the database answers instead (seconds).
SEARCH_TIMEOUT = 1.5
#: Failures in a row that open the breaker, and how long it stays open (seconds).
SEARCH_BREAKER_FAILURES = 2
SEARCH_BREAKER_SECONDS = 30.0
#: Requests one client may send to the API, counted by address behind the trusted proxies.
API_RATE = env.API_RATE
NINJA_NUM_PROXIES = env.TRUSTED_PROXIES
