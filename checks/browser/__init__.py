"""Drives the browser and brings back evidence. The only package that imports Playwright."""

from playwright.async_api import Browser

from checks.browser.collector import Collector, Job, collect_all
from checks.browser.launch import launched
from checks.browser.probe import probes_named
from checks.engines import engines

__all__ = ["Browser", "Collector", "Job", "collect_all", "engines", "launched", "probes_named"]
