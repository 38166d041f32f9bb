"""Lists of policies that need something, in Wagtail's menu of reports."""
