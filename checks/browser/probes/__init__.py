"""One module per probe: what it does to the page and what evidence it brings back. Rules judge; probes do not."""
